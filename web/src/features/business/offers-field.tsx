import type { Offer } from "@handbill/contracts";
import { Plus, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { FieldMessage } from "../../ui/field-message.tsx";
import { PlainButton, PlainIconButton } from "../../ui/plain-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toast } from "../../ui/toast.ts";
import { messages } from "./messages.ts";

const words = messages.profile;
const EMPTY: Offer = { name: "", price: "", terms: "" };

type OffersFieldProps = {
  offers: Offer[];
  onChange: (offers: Offer[]) => void;
  lang: string;
  errorOf: (index: number, field: keyof Offer) => string | undefined;
  error?: string | undefined;
};

/** What the business sells, row by row. A removed offer can be brought back. */
export function OffersField({ offers, onChange, lang, errorOf, error }: OffersFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(offers);
  useEffect(() => {
    latest.current = offers;
  });

  const add = (): void => {
    onChange([...offers, EMPTY]);
    requestAnimationFrame(() => box.current?.querySelector<HTMLInputElement>("fieldset:last-of-type input")?.focus());
  };
  const remove = (index: number): void => {
    const removed = offers[index];
    onChange(offers.toSpliced(index, 1));
    if (!removed || (removed.name + removed.price + removed.terms).trim() === "") return;
    const putBack = (): void => onChange(latest.current.toSpliced(index, 0, removed));
    toast(words.removed, { action: { label: words.undo, onPress: putBack }, detail: removed.name });
  };
  const set = (index: number, change: Partial<Offer>): void => {
    const offer = offers[index];
    if (offer) onChange(offers.with(index, { ...offer, ...change }));
  };

  return (
    <div ref={box} className="grid gap-3">
      {offers.length === 0 && <p className="text-muted">{words.offersEmpty}</p>}
      {offers.map((offer, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the place is the identity here
        <fieldset key={index} className="min-w-0 rounded-card border border-line p-3 md:p-4">
          <legend className="sr-only">{words.offer(index + 1)}</legend>
          <div className="flex items-start gap-1">
            <div className="grid min-w-0 flex-1 gap-3 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <TextField
                label={words.offerName}
                value={offer.name}
                lang={lang}
                error={errorOf(index, "name")}
                onChange={(name) => set(index, { name })}
                aria-required
              />
              <TextField
                label={words.offerPrice}
                value={offer.price}
                placeholder={words.offerPricePlaceholder}
                error={errorOf(index, "price")}
                onChange={(price) => set(index, { price })}
                isOptional
              />
              <div className="md:col-span-2">
                <TextField
                  label={words.offerTerms}
                  value={offer.terms}
                  lang={lang}
                  placeholder={words.offerTermsPlaceholder}
                  error={errorOf(index, "terms")}
                  onChange={(terms) => set(index, { terms })}
                  isOptional
                />
              </div>
            </div>
            <PlainIconButton
              aria-label={words.remove(offer.name.trim() || words.offer(index + 1))}
              onClick={() => remove(index)}
            >
              <Trash2 size={18} aria-hidden />
            </PlainIconButton>
          </div>
        </fieldset>
      ))}
      {error && <FieldMessage>{error}</FieldMessage>}
      <div>
        <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={add}>
          {words.offerAdd}
        </PlainButton>
      </div>
    </div>
  );
}
