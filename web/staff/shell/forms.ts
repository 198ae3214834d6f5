export { AlertDialogs } from "../alert/alert-dialogs.tsx";
export { AllKeys } from "../board/keys/all-keys.tsx";
export { SignInAgain } from "../sign-in/sign-in-again.tsx";
