import { enter } from "./install/enter.mjs";
import { flagsSayAll } from "./install/flags.mjs";

await enter(() => import("./service/start.ts"), flagsSayAll);
