import * as z from "zod/mini";
import type { DecideBody } from "#schema/api/consultation.ts";
import { alertId, type ConsultationId, type EpisodeId, episodeId } from "#schema/ids.ts";
import { writeMessage } from "../../worker/journey/consultation/message/write-message.ts";
import { decideConsultation } from "../../worker/journey/consultation/opinion/decide-consultation.ts";
import { acceptConsultation } from "../../worker/journey/consultation/ring/accept-consultation.ts";
import { askConsultation } from "../../worker/journey/triage/ask-consultation.ts";
import type { Staff } from "./accounts.ts";
import { done } from "./done.ts";
import type { Places } from "./places.ts";
import { MINUTE_MS } from "./times.ts";
import type { World } from "./world.ts";

/** A question to a hospital and what became of it; `ago` in minutes before the city is found. */
interface Asked {
  readonly about: string;
  readonly ago: number;
  readonly by: string;
  readonly hospital: string;
  readonly question: string;
  readonly done?: string;
  readonly medicines?: string;
  readonly accepted?: { readonly ago: number; readonly by: string };
  readonly said?: readonly { readonly ago: number; readonly by: string; readonly text: string }[];
  readonly decided?: { readonly ago: number; readonly by: string; readonly opinion: DecideBody };
}

/** One that runs, one that is signed and waits to be read, one that nobody could be rung for. */
const ASKED: readonly Asked[] = [
  {
    about: "Trần Thị Út",
    ago: 8,
    by: "ha",
    hospital: "da-khoa",
    question: "Khó thở cả khi ngồi yên. Có cần chuyển ngay không? Chờ xe cho thở oxy tại nhà bao nhiêu lít?",
    done: "Nằm sấp từ 15 phút trước. Có cháu ở bên.",
    medicines: "Thuốc tim uống hằng ngày, không nhớ tên.",
    accepted: { ago: 7, by: "khoa" },
    said: [
      { ago: 6, by: "ha", text: "Môi không tím, chi ấm. Đang nằm sấp." },
      { ago: 5, by: "khoa", text: "Nhà có bình oxy không? Đo lại sau 5 phút." },
      { ago: 3, by: "ha", text: "Tổ khu vực mang bình tới, nhà có chỗ xe đậu." },
    ],
  },
  {
    about: "Lý Quốc Thịnh",
    ago: 34,
    by: "ha",
    hospital: "da-khoa",
    question: "Đau ngực trái từ sáng, không lan. Theo dõi tại nhà được không?",
    accepted: { ago: 33, by: "khoa" },
    decided: {
      ago: 24,
      by: "khoa",
      opinion: {
        disposition: "team_visit",
        assessment: "Đau ngực kiểu thành ngực, sinh hiệu ổn. Cần khám và đo điện tim tại nhà trong ngày.",
        meanwhile: "Nằm nghỉ. Đau tăng hoặc khó thở thì gọi 115.",
        remeasureMinutes: 60,
        patientText: "Anh nằm nghỉ. Tổ lưu động tới khám trong ngày.",
      },
    },
  },
  {
    about: "Phan Thị Hồng Loan",
    ago: 5,
    by: "tu",
    hospital: "phoi",
    question: "SpO2 thấp dần hai ngày nay, người vẫn khỏe. Có nên chụp phổi không?",
  },
];

const idRow = z.object({ id: episodeId });
const alertRow = z.object({ id: alertId });

function episodeOf({ database }: World, name: string): EpisodeId {
  const sql = "SELECT e.id FROM episodes e JOIN persons p ON p.id = e.person_id WHERE p.name = ?";
  return z.parse(idRow, database.prepare(sql).get(name)).id;
}

function clinicalAlertOf({ database }: World, id: EpisodeId) {
  const sql = "SELECT id FROM alerts WHERE episode_id = ? AND kind = 'clinical' AND state <> 'resolved'";
  const row = database.prepare(sql).get(id);
  return row === undefined ? null : z.parse(alertRow, row).id;
}

async function tell(world: World, staff: Staff, places: Places, asked: Asked): Promise<void> {
  const { ctx, setClock, now } = world;
  const at = (ago: number) => setClock(now - ago * MINUTE_MS);
  const as = (username: string) => {
    const member = staff.get(username);
    if (member === undefined) throw new Error(`No account ${username}`);
    return member.credential;
  };
  const hospitalId = places.get(asked.hospital);
  if (hospitalId === undefined) throw new Error(`No place ${asked.hospital}`);
  const about = episodeOf(world, asked.about);
  at(asked.ago);
  const id: ConsultationId = ctx.ids.next("con");
  const { question, done: did = null, medicines = null } = asked;
  const body = { id, hospitalId, alertId: clinicalAlertOf(world, about), question, done: did, medicines, allergies: null };
  await done(`asking about ${asked.about}`, askConsultation(ctx, as(asked.by), about, body));
  const { accepted, said = [], decided } = asked;
  if (accepted) {
    at(accepted.ago);
    await done(`accepting ${asked.about}`, acceptConsultation(ctx, as(accepted.by), id));
  }
  for (const { ago, by, text } of said) {
    at(ago);
    await done(`writing about ${asked.about}`, writeMessage(ctx, as(by), id, { id: ctx.ids.next("msg"), text }));
  }
  if (decided) {
    at(decided.ago);
    await done(`deciding about ${asked.about}`, decideConsultation(ctx, as(decided.by), id, decided.opinion));
  }
}

/** What the station has asked the hospitals, told by the verbs themselves. */
export async function consult(world: World, staff: Staff, places: Places): Promise<void> {
  for (const asked of ASKED) await tell(world, staff, places, asked);
}
