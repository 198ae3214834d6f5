import { useEffect } from "preact/hooks";
import { LocationProvider, lazy, Route, Router, useLocation } from "preact-iso";
import { language } from "../shared/locale.ts";
import { Sprite } from "../shared/ui/sprite.tsx";
import "./shell/back-button.ts";
import { forgetAnswered } from "./activation/begun.ts";
import { HelpPage } from "./help/help-page.tsx";
import { HomePage } from "./home/home-page.tsx";
import { LockPlace } from "./lock/lock-place.tsx";
import { isLocked } from "./lock/lock-state.ts";
import { ConsentPlace } from "./privacy/consent-place.tsx";
import { mayMeasure } from "./privacy/consent-state.ts";
import { HearWorker } from "./push/hear-worker.tsx";
import { person } from "./session/session.ts";
import { fetchUnkept } from "./shell/bars.tsx";

const ActivationPage = lazy(() => import("./activation/activation-page.tsx").then((page) => page.ActivationPage));
const PhonePage = lazy(() => import("./phone/phone-page.tsx").then((page) => page.PhonePage));
const CheckinPage = lazy(() => import("./checkin/checkin-page.tsx"));
const ResultPage = lazy(() => import("./result/result-page.tsx"));
const CallPage = lazy(() => import("./call/call-page.tsx"));
const CoursePage = lazy(() => import("./course/course-page.tsx"));
const InstallPage = lazy(() => import("./install/install-page.tsx"));
const LinkPage = lazy(() => import("./phone/link-page.tsx"));
const PinPage = lazy(() => import("./lock/pin-page.tsx"));
const PrivacyPage = lazy(() => import("./privacy/privacy-page.tsx"));
const CopyPage = lazy(() => import("./privacy/copy-page.tsx"));
const RemindersPage = lazy(() => import("./reminder/reminders-page.tsx"));
const CertificatePage = lazy(() => import("./certificate/certificate-page.tsx"));

/**
 * Fetched before they are needed: a check-in must open whatever becomes of the network, and the phone's own page too. One after the other,
 * so that a slow phone answers a finger in between.
 */
export async function fetchCheckin(): Promise<void> {
  const parts = [CheckinPage.preload, ResultPage.preload, PhonePage.preload, () => import("./help/asks.tsx"), fetchUnkept];
  for (const fetchPart of parts) await Promise.allSettled([fetchPart()]);
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
