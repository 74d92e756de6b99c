import { Card } from "../../ui/card.tsx";
import { hintClass } from "../../ui/classes.ts";
import { LanguageField, TimeZoneField } from "../../ui/locale-fields.tsx";
import { PlainTextArea } from "../../ui/plain-text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ListField } from "./list-field.tsx";
import { messages } from "./messages.ts";
import { OffersField } from "./offers-field.tsx";
import type { ProfileForm } from "./use-profile-form.ts";

const words = messages.profile;

type CardProps = { form: ProfileForm };

export const BasicsCard = ({ form: { profile, errors, set } }: CardProps) => (
  <Card title={words.basics}>
    <div className="grid gap-5">
      <div className="grid gap-5 md:grid-cols-2">
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={profile.name}
          error={errors["name"]}
          onChange={(name) => set({ name })}
          autoComplete="organization"
          aria-required
        />
        <TextField
          label={words.industry}
          hint={words.industryHint}
          value={profile.industry}
          error={errors["industry"]}
          onChange={(industry) => set({ industry })}
        />
      </div>
      <PlainTextArea
        label={words.description}
        hint={words.descriptionHint}
        value={profile.description}
        error={errors["description"]}
        onChange={(description) => set({ description })}
        lang={profile.language}
      />
      <PlainTextArea
        label={words.location}
        hint={words.locationHint}
        rows={2}
        value={profile.location}
        error={errors["location"]}
        onChange={(location) => set({ location })}
        lang={profile.language}
      />
      <TextField
        label={words.website}
        hint={words.websiteHint}
        inputMode="url"
        autoComplete="url"
        value={profile.website ?? ""}
        error={errors["website"]}
        onChange={(website) => set({ website })}
      />
      <div className="grid gap-5 md:grid-cols-2">
        <LanguageField
          label={words.language}
          hint={words.languageHint}
          value={profile.language}
          error={errors["language"]}
          onChange={(language) => set({ language })}
        />
        <TimeZoneField
          label={words.timezone}
          hint={words.timezoneHint}
          value={profile.timezone}
          error={errors["timezone"]}
          onChange={(timezone) => set({ timezone })}
        />
      </div>
    </div>
  </Card>
);

export const OffersCard = ({ form: { profile, errors, set } }: CardProps) => (
  <Card title={words.offersTitle}>
    <p className={`${hintClass} -mt-2 mb-4`}>{words.offersHint}</p>
    <OffersField
      offers={profile.offers}
      lang={profile.language}
      onChange={(offers) => set({ offers })}
      errorOf={(index, field) => errors[`offers.${index}.${field}`]}
      error={errors["offers"]}
    />
  </Card>
);

export const FactsCard = ({ form: { profile, errors, set } }: CardProps) => (
  <Card title={words.factsTitle}>
    <ListField
      label={words.facts}
      hint={words.factsHint}
      addLabel={words.factsAdd}
      placeholder={words.factsPlaceholder}
      lang={profile.language}
      items={profile.facts}
      onChange={(facts) => set({ facts })}
      errorOf={(index) => errors[`facts.${index}`]}
      error={errors["facts"]}
    />
  </Card>
);

export const VoiceCard = ({ form: { profile, errors, set } }: CardProps) => (
  <Card title={words.voiceTitle}>
    <div className="grid gap-5">
      <PlainTextArea
        label={words.audience}
        hint={words.audienceHint}
        rows={2}
        value={profile.audience}
        error={errors["audience"]}
        onChange={(audience) => set({ audience })}
        lang={profile.language}
      />
      <div className="grid gap-2">
        <TextField
          label={words.tone}
          hint={words.toneHint}
          value={profile.tone}
          error={errors["tone"]}
          onChange={(tone) => set({ tone })}
          lang={profile.language}
        />
        <div className="flex flex-wrap gap-2">
          {words.toneIdeas.map((idea) => (
            <button
              key={idea}
              type="button"
              aria-pressed={profile.tone === idea}
              onClick={() => set({ tone: idea })}
              className="tap rounded-full border border-control px-3 text-sm hover:bg-sunk aria-pressed:border-accent aria-pressed:bg-accent-soft"
            >
              {idea}
            </button>
          ))}
        </div>
      </div>
      <ListField
        label={words.voice}
        hint={words.voiceHint}
        addLabel={words.voiceAdd}
        placeholder={words.voicePlaceholder}
        lang={profile.language}
        items={profile.voice}
        onChange={(voice) => set({ voice })}
        errorOf={(index) => errors[`voice.${index}`]}
        error={errors["voice"]}
      />
    </div>
  </Card>
);

export const RulesCard = ({ form: { profile, errors, set } }: CardProps) => (
  <Card title={words.rulesTitle}>
    <ListField
      label={words.constraints}
      hint={words.constraintsHint}
      addLabel={words.constraintsAdd}
      placeholder={words.constraintsPlaceholder}
      lang={profile.language}
      items={profile.constraints}
      onChange={(constraints) => set({ constraints })}
      errorOf={(index) => errors[`constraints.${index}`]}
      error={errors["constraints"]}
    />
  </Card>
);
