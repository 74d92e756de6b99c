/** The same for what is about the person who is signed in. */
export { AccountPage } from "./account-page.tsx";
export { ApiKeysPage } from "./api-keys/api-keys-page.tsx";
export { MyDataPage } from "./my-data/my-data-page.tsx";
export { SecurityPage } from "./security-page.tsx";
