import { useEffect } from "preact/hooks";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";
import { language } from "../shared/locale.ts";
import { Sprite } from "../shared/ui/sprite.tsx";
import "./shell/back-button.ts";
import { forgetAnswered } from "./activation/answered.ts";
import { fetchPatientWords } from "./checkin/patient-words.ts";
import { HelpPage } from "./help/help-page.tsx";
import { HomePage } from "./home/home-page.tsx";
import { LockPlace } from "./lock/lock-place.tsx";
import { isLocked } from "./lock/lock-state.ts";
import { ConsentPlace } from "./privacy/consent-place.tsx";
import { mayMeasure } from "./privacy/consent-state.ts";
import { HearWorker } from "./push/hear-worker.tsx";
import { person } from "./session/session.ts";
import { fetchUnkept } from "./shell/bars.tsx";
import { fetchedPage } from "./shell/fetched-page.tsx";
import { untilThere } from "./shell/until-there.ts";

const ActivationPage = fetchedPage(() =>
  import("./activation/activation-page.tsx").then((page) => ({ default: () => <page.ActivationPage /> })),
);
const PhonePage = fetchedPage(() => import("./phone/phone-page.tsx").then((page) => ({ default: page.PhonePage })));
const CheckinPage = fetchedPage(() => import("./checkin/checkin-page.tsx"));
const ResultPage = fetchedPage(() => import("./result/result-page.tsx"));
const CallPage = fetchedPage(() => import("./call/call-page.tsx"));
const CoursePage = fetchedPage(() => import("./course/course-page.tsx"));
const InstallPage = fetchedPage(() => import("./install/install-page.tsx"));
const LinkPage = fetchedPage(() => import("./phone/link-page.tsx"));
const PinPage = fetchedPage(() => import("./lock/pin-page.tsx"));
const PrivacyPage = fetchedPage(() => import("./privacy/privacy-page.tsx"));
const CopyPage = fetchedPage(() => import("./privacy/copy-page.tsx"));
const RemindersPage = fetchedPage(() => import("./reminder/reminders-page.tsx"));
const CertificatePage = fetchedPage(() => import("./certificate/certificate-page.tsx"));

const BEFORE_NEEDED = [
  CheckinPage.fetchBefore,
  ResultPage.fetchBefore,
  fetchPatientWords,
  PhonePage.fetchBefore,
  () => import("./help/asks.tsx"),
  fetchUnkept,
];

/** One after the other, so that a slow phone answers a finger in between; what fails holds up none of the others. */
async function fetchInTurn(): Promise<void> {
  const failures: unknown[] = [];
  for (const fetchPart of BEFORE_NEEDED) await fetchPart().catch((failure) => failures.push(failure));
  if (failures.length > 0) throw failures[0];
}

/** Fetched before they are needed: a check-in must open whatever becomes of the network, and the phone's own page too. */
export function fetchCheckin(): void {
  untilThere(fetchInTurn, {
    // Whoever changes the language later has its words by then as well.
    came: () => language.subscribe(() => void fetchPatientWords().catch(() => undefined)),
  });
}

/** The console and the API are other programs. */
const OURS = /^(?!\/(staff|api)(\/|$))/;

/** A check-in is begun by somebody who has agreed to what is kept of it. */
function MeasurePage() {
  return person.value && !mayMeasure(person.value) ? <ConsentPlace of={person.value} /> : <CheckinPage />;
}

/** Help stands before the lock: it is for whoever holds the phone. */
function Pages() {
  const { path } = useLocation();
  useEffect(() => {
    // A code and a year of birth open a record: left for anything but help, they do not lie here for whoever opens the page next.
    if (path !== "/a" && path !== "/help") forgetAnswered();
  }, [path]);
  if (isLocked.value && path !== "/help") return <LockPlace />;
  return (
    <Router>
      <Route path="/" component={HomePage} />
      <Route path="/a" component={ActivationPage} />
      <Route path="/help" component={HelpPage} />
      <Route path="/phone" component={PhonePage} />
      <Route path="/checkin" component={MeasurePage} />
      <Route path="/result/:checkinId" component={ResultPage} />
      <Route path="/call/:consultationId" component={CallPage} />
      <Route path="/course" component={CoursePage} />
      <Route path="/certificate" component={CertificatePage} />
      <Route path="/install" component={InstallPage} />
      <Route path="/link" component={LinkPage} />
      <Route path="/pin" component={PinPage} />
      <Route path="/reminders" component={RemindersPage} />
      <Route path="/privacy" component={PrivacyPage} />
      <Route path="/copy" component={CopyPage} />
      <Route default component={HomePage} />
    </Router>
  );
}

export function App() {
  return (
    <LocationProvider scope={OURS}>
      <Sprite />
      <HearWorker />
      <div class="p" lang={language.value}>
        <Pages />
      </div>
    </LocationProvider>
  );
}
