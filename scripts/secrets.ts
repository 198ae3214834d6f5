/** npm run secrets: makes what is missing of a deployment's secrets and prints their names, never a value (docs/operations.md). */
import { run } from "./deployment/run.ts";
import { completeSecrets, SECRETS } from "./deployment/secrets.ts";
import { readValues } from "./deployment/values.ts";

await run(() => {
  const made = completeSecrets(SECRETS, readValues().calls !== null);
  console.log(made.length === 0 ? `${SECRETS} is complete; nothing was changed.` : `Made in ${SECRETS}: ${made.join(", ")}`);
  return 0;
});
