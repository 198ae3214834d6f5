export { NewsBar } from "../alarm/news-bar.tsx";
export { RingPanel } from "../alarm/ring-panel.tsx";
export { watchConsultations } from "../alarm/watch-consultations.ts";
export { ConsultationLane } from "../board/consultation/consultation-lane.tsx";
