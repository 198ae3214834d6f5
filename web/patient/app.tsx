import { LocationProvider, lazy, Route, Router } from "preact-iso";
import { language } from "../shared/locale.ts";
import { Sprite } from "../shared/ui/sprite.tsx";
import "./shell/back-button.ts";
import { HelpPage } from "./help/help-page.tsx";
import { HomePage } from "./home/home-page.tsx";

const ActivationPage = lazy(() => import("./activation/activation-page.tsx").then((page) => page.ActivationPage));
const PhonePage = lazy(() => import("./phone/phone-page.tsx").then((page) => page.PhonePage));
const CheckinPage = lazy(() => import("./checkin/checkin-page.tsx"));
const ResultPage = lazy(() => import("./result/result-page.tsx"));
const CallPage = lazy(() => import("./call/call-page.tsx"));
const CoursePage = lazy(() => import("./course/course-page.tsx"));

/** Fetched before they are needed: a check-in must open whatever becomes of the network, and the phone's own page too. */
export async function fetchCheckin(): Promise<void> {
  await Promise.allSettled([CheckinPage.preload(), ResultPage.preload(), PhonePage.preload()]);
}

/** The console and the API are other programs. */
const OURS = /^(?!\/(staff|api)(\/|$))/;

export function App() {
  return (
    <LocationProvider scope={OURS}>
      <Sprite />
      <div class="p" lang={language.value}>
        <Router>
          <Route path="/" component={HomePage} />
          <Route path="/a" component={ActivationPage} />
          <Route path="/help" component={HelpPage} />
          <Route path="/phone" component={PhonePage} />
          <Route path="/checkin" component={CheckinPage} />
          <Route path="/result/:checkinId" component={ResultPage} />
          <Route path="/call/:consultationId" component={CallPage} />
          <Route path="/course" component={CoursePage} />
          <Route default component={HomePage} />
        </Router>
      </div>
    </LocationProvider>
  );
}
