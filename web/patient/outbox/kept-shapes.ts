import * as z from "zod/mini";
import { type DeviceSession, devicePerson, deviceSession } from "#schema/api/access.ts";
import { course, messageView, receipt } from "#schema/api/checkin.ts";

// What lies on a phone may be older than this app: a field that came later has the value that says "there was none".

const keptMessage = z.object({ ...messageView.shape, opinion: z._default(messageView.shape.opinion, null) });

/** A receipt as it lies on the phone. */
export const keptReceipt = z.object({
  ...receipt.shape,
  answer: z.nullable(keptMessage),
  // Before the station said so, the phone's own clock was all that was known: see `measuredAt` in session/clock.ts.
  measuredAt: z._default(receipt.shape.measuredAt, 0),
});

/** A course as it lies on the phone. */
export const keptCourse = z.object({
  ...course.shape,
  receipt: z.nullable(keptReceipt),
  messages: z.array(keptMessage),
  asked: z._default(course.shape.asked, []),
  medicines: z._default(course.shape.medicines, []),
});

/** The session as it lies on the phone. */
export const keptSession = z.object({
  ...deviceSession.shape,
  people: z.array(
    z.object({
      ...devicePerson.shape,
      testDate: z._default(devicePerson.shape.testDate, null),
      vaccineDoses: z._default(devicePerson.shape.vaccineDoses, null),
      careSince: z._default(devicePerson.shape.careSince, null),
      dueWhy: z._default(devicePerson.shape.dueWhy, "window"),
      opinion: z._default(devicePerson.shape.opinion, null),
      call: z._default(devicePerson.shape.call, null),
      consent: z._default(devicePerson.shape.consent, null),
    }),
  ),
});

/** Nobody is invited by a copy: whoever asks into a call waits now, or not any more. */
export const uninvited = (kept: DeviceSession): DeviceSession => ({
  ...kept,
  people: kept.people.map((one) => ({ ...one, call: null })),
});
