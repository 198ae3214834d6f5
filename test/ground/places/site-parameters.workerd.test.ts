import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { siteParametersInForce } from "../../../worker/ground/places/parameters/store.ts";
import { load } from "../../../worker/ground/platform/d1.ts";
import { alter } from "../../builders/answers.ts";

const inForce = async () => (await load({ db: env.DB }, [siteParametersInForce()]))[0];

it("starts with the Ministry's figures", async () => expect(await inForce()).toEqual(DEFAULT_PARAMETERS));

it("takes the newest version", async () => {
  await alter("INSERT INTO site_parameters VALUES (3, 95, 22, 'urgent', 'stf_1', 9, ''), (2, 94, 21, 'watch', 'stf_1', 8, '')");
  expect(await inForce()).toEqual({ version: 3, adultNotifyMax: 95, adultRrNotifyMin: 22, dbpAloneSeverity: "urgent" });
});

it("is a fault, not a guess, when there is none", async () => {
  await alter("DELETE FROM site_parameters");
  await expect(inForce()).rejects.toThrow("site_parameters is empty");
});
