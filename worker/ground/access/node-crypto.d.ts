/** The two functions of Node's crypto that workerd offers (nodejs_compat) and we use; Node's own types do not go together with workerd's. */
declare module "node:crypto" {
  export function scrypt(
    password: string,
    salt: Uint8Array,
    length: number,
    cost: { readonly N: number; readonly r: number; readonly p: number },
    done: (error: Error | null, key: Uint8Array) => void,
  ): void;
  export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
}
