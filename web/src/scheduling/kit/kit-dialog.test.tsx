import type { ContentPicture, PublishKit } from "@handbill/contracts";
import { expect, test, vi } from "vitest";
import { renderInBusiness } from "../../test-support/in-business.tsx";
import { KitDialog } from "./kit-dialog.tsx";
import { kitQuery } from "./kit-query.ts";

const KIT: PublishKit = {
  channel: "instagram",
  version: 3,
  parts: [
    { label: "Caption with hashtags", text: "Fresh at seven\n\n#Bread" },
    { label: "Alt text of the picture", text: "A loaf" },
  ],
  share: "Fresh at seven\n\n#Bread",
  images: [{ label: "Picture", width: 1080, height: 1350, required: true, note: "Upright, 4 to 5." }],
  links: [],
  bestTime: { at: "2027-07-15T11:00:00+01:00", timezone: "Europe/Lisbon", reason: "People look then." },
  composer: { name: "Instagram", url: "https://www.instagram.com/", isFilled: false },
};
const content = { id: "0199f0a0-0000-7000-8000-000000000009", topic: "Warm at seven", channel: "instagram" } as const;

async function opened(pictures: ContentPicture[] = []) {
  const copied = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const onPosted = vi.fn<(address: string | null) => void>();
  const dialog = <KitDialog content={{ ...content, pictures }} onPosted={onPosted} onClose={() => undefined} />;
  const screen = await renderInBusiness(dialog, (client, businessId) => {
    client.setQueryData(kitQuery(businessId, content.id).queryKey, KIT);
    client.setQueryDefaults(kitQuery(businessId, content.id).queryKey, { staleTime: Infinity });
  });
  return { screen, copied, onPosted };
}

test("each text is copied by itself, and it is said once", async () => {
  const { screen, copied } = await opened();
  await screen.getByRole("button", { name: "Copy “Alt text of the picture”" }).click();
  expect(copied).toHaveBeenLastCalledWith("A loaf");
  await expect.element(screen.getByRole("status")).toMatchTextContent(/“Alt text of the picture” is copied./);
  await expect.element(screen.getByText("1080 × 1350 pixels")).toBeVisible();
});

test("where copying is not allowed, it is said what to do instead", async () => {
  const { screen, copied } = await opened();
  copied.mockRejectedValue(new Error("not allowed"));
  await screen.getByRole("button", { name: "Copy “Caption with hashtags”" }).click();
  await expect.element(screen.getByRole("status")).toMatchTextContent(/copy it yourself/);
});

test("it is posted in one press, with the address where there is one", async () => {
  const { screen, onPosted } = await opened();
  const address = screen.getByRole("textbox", { name: "Where can it be read? (optional)" });
  await address.fill("instagram p abc");
  await screen.getByRole("button", { name: "I posted it" }).click();
  await expect.element(address).toHaveAccessibleDescription(/Write the whole address/);
  expect(onPosted).not.toHaveBeenCalled();
  await address.fill("https://www.instagram.com/p/abc");
  await screen.getByRole("button", { name: "I posted it" }).click();
  expect(onPosted).toHaveBeenCalledExactlyOnceWith("https://www.instagram.com/p/abc");
});

test("the pictures of the piece are there to be saved, in place of advice about one", async () => {
  const picture = { id: "0199f0a0-0000-7000-8000-00000000000a", width: 600, height: 900, alt: "A loaf" };
  const { screen } = await opened([picture]);
  const save = screen.getByRole("link", { name: "Save picture 1" });
  await expect.element(save).toHaveAttribute("download", "picture-1.jpg");
  await expect
    .element(save)
    .toHaveAttribute("href", expect.stringMatching(new RegExp(`/pictures/${picture.id}.size=whole$`)));
  await expect.element(screen.getByText("1080 × 1350 pixels")).not.toBeInTheDocument();
});
