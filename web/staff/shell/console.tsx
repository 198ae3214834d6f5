import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { LocationProvider, lazy, Route, Router } from "preact-iso";
import { spokenAlert, spokenStatus, watchAlarms } from "../alarm/watch.ts";
import { closeDialog } from "../alert/actions.ts";
import { BoardPage } from "../board/board-page.tsx";
import { openBoard } from "../board/board-state.ts";
import { mayOpen } from "../session/may.ts";
import { useParametersInForce } from "../session/parameters.ts";
import { ConsultationCalls } from "./consultation-late.tsx";
import { forms } from "./late-forms.ts";
import { NotForRole } from "./not-for-role.tsx";
import { NotFound } from "./not-found.tsx";
import { TopBar } from "./top-bar.tsx";

const PatientsPage = lazy(() => import("../patients/staff-patients.tsx").then((page) => page.PatientsPage));
const PatientPage = lazy(() => import("../patient/staff-patient.tsx").then((page) => page.PatientPage));
const CertificatePage = lazy(() => import("../certificate/staff-certificate.tsx").then((page) => page.CertificatePage));
const EnrolPage = lazy(() => import("../enrol/staff-enrol.tsx").then((page) => page.EnrolPage));
const AccountPage = lazy(() => import("../account/staff-account.tsx").then((page) => page.AccountPage));
const ConsultationsPage = lazy(() =>
  import("../consultation/list/staff-consultations.tsx").then((page) => page.ConsultationsPage),
);
const ConsultationPage = lazy(() => import("../consultation/page/staff-consultation.tsx").then((page) => page.ConsultationPage));
const MembersPage = lazy(() => import("../account/staff-members.tsx").then((page) => page.MembersPage));
const ProtocolPage = lazy(() => import("../protocol/staff-protocol.tsx").then((page) => page.ProtocolPage));

function Forms() {
  useEffect(forms.ask, []);
  const parts = forms.part.value;
  if (!parts) return null;
  return (
    <>
      <parts.AlertDialogs />
      <parts.SignInAgain />
    </>
  );
}

function useBoard(): void {
  const watches = mayOpen("board");
  useEffect(() => {
    if (!watches) return;
    const close = openBoard();
    const quiet = watchAlarms();
    return () => {
      quiet();
      close();
    };
  }, [watches]);
}

/** A page for roles that may open it; the others are told so before they fill anything in. */
const forRole =
  (place: Parameters<typeof mayOpen>[0], Page: ComponentType): ComponentType =>
  () =>
    mayOpen(place) ? <Page /> : <NotForRole />;
const Patients = forRole("patients", PatientsPage);
const Patient = forRole("patients", PatientPage);
const Paper = forRole("patients", CertificatePage);
const Enrol = forRole("enrol", EnrolPage);
const Consultations = forRole("consultations", ConsultationsPage);
const Consultation = forRole("consultations", ConsultationPage);
const Members = forRole("members", MembersPage);

/** The console of somebody who is signed in. */
export function Console() {
  useBoard();
  useParametersInForce();
  useEffect(() => closeDialog, []);
  return (
    <LocationProvider scope="/staff">
      <TopBar />
      {mayOpen("board") && <ConsultationCalls />}
      <Router onRouteChange={() => scrollTo(0, 0)}>
        <Route path="/staff" component={BoardPage} />
        <Route path="/staff/patients" component={Patients} />
        <Route path="/staff/patients/:episodeId" component={Patient} />
        <Route path="/staff/patients/:episodeId/certificate" component={Paper} />
        <Route path="/staff/enrol" component={Enrol} />
        <Route path="/staff/consultations" component={Consultations} />
        <Route path="/staff/consultations/:consultationId" component={Consultation} />
        <Route path="/staff/account" component={AccountPage} />
        <Route path="/staff/members" component={Members} />
        <Route path="/staff/protocol" component={ProtocolPage} />
        <Route default component={NotFound} />
      </Router>
      <Forms />
      <p class="sr" role="alert">
        {spokenAlert}
      </p>
      <p class="sr" role="status">
        {spokenStatus}
      </p>
    </LocationProvider>
  );
}
