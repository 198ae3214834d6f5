import "../shared/style/tokens.css";
import "../shared/style/components.css";
import "../shared/style/sprite.css";
import "./staff.css";
import "./theme.ts";
import "../shared/locale.ts";
import { render } from "preact";
import { App } from "./app.tsx";

const root = document.getElementById("app");
if (root) render(<App />, root);
