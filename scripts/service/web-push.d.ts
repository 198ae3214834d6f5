/** The one function of web-push that the scripts use; the package brings no types. */
declare module "web-push" {
  const webPush: { generateVAPIDKeys(): { readonly publicKey: string; readonly privateKey: string } };
  export default webPush;
}
