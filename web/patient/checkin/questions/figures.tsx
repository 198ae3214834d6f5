import { asksAboutFever } from "#clinical/form.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { marksAfter } from "../answers.ts";
import type { Checkin } from "../use-checkin.ts";
import { OneFigure } from "./one-figure.tsx";

export function AskPulse({ checkin }: { checkin: Checkin }) {
  const given = checkin.given.value;
  return (
    <OneFigure
      checkin={checkin}
      title={m.pulse_question()}
      label={m.vital_pulse()}
      unit={m.shell_per_minute()}
      vital="pulse"
      value={given.pulse}
      patch={(pulse) => (pulse === given.pulse ? {} : { pulse, device: marksAfter(given, "pulse", false) })}
      asks={(question) => question.kind === "swapped_spo2_pulse" || ("vital" in question && question.vital === "pulse")}
      accept={(slip) => (slip.kind === "swapped_spo2_pulse" ? { spo2First: slip.pulse, pulse: slip.spo2, device: [] } : {})}
      cannot={() => checkin.answer({ pulse: null })}
    >
      <p class="dim">{m.pulse_how()}</p>
    </OneFigure>
  );
}

export function AskTemperature({ checkin }: { checkin: Checkin }) {
  return (
    <OneFigure
      checkin={checkin}
      title={m.temperature_question()}
      label={m.vital_temperature()}
      unit="°C"
      vital="temperatureCelsius"
      decimals
      value={checkin.given.value.temperature}
      patch={(temperature) =>
        asksAboutFever(temperature) ? { temperature } : { temperature, feverSinceHours: undefined, medicineHelped: undefined }
      }
      asks={(question) => "vital" in question && question.vital === "temperatureCelsius"}
      cannot={() => checkin.answer({ temperature: null, feverSinceHours: undefined, medicineHelped: undefined })}
    >
      <p class="dim">{m.temperature_how()}</p>
    </OneFigure>
  );
}
