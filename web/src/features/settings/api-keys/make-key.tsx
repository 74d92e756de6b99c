import { API_KEY_SCOPES, type ApiKeyCreate, type ApiKeyScope, type Business } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createApiKey } from "../../../api/api-keys.ts";
import { keys } from "../../../api/keys.ts";
import { Checkbox, CheckboxGroup } from "../../../ui/checkbox.tsx";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { FieldMessage } from "../../../ui/field-message.tsx";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { ShownOnce } from "../../../ui/shown-once.tsx";
import { apiKeyMessages } from "./messages.ts";

const words = apiKeyMessages.form;
const made = apiKeyMessages.made;

/** Usual first. */
const ENDS = (["90", "30", "365", ""] as const).map((id) => ({ id, label: words.ends[id] }));

type MakeKeyProps = { businesses: readonly Business[]; onClose: () => void };

/** What a new key may do, where, and how long; then the key, once. */
export function MakeKey({ businesses, onClose }: MakeKeyProps) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ApiKeyScope[]>(["read"]);
  const [businessId, setBusinessId] = useState("");
  const [end, setEnd] = useState("90");
  const [isTried, setIsTried] = useState(false);
  const making = useMutation({
    mutationFn: (wish: ApiKeyCreate) => createApiKey(wish),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.apiKeys }),
  });
  const submit = (): void => {
    setIsTried(true);
    if (name.trim() === "" || scopes.length === 0) return;
    making.mutate({
      name: name.trim(),
      scopes,
      ...(businessId !== "" && { businessId }),
      ...(end !== "" && { expiresInDays: Number(end) }),
    });
  };
  // The only time that it is seen.
  if (making.data) {
    return (
      <ShownOnce
        title={made.title}
        text={made.text}
        done={made.done}
        snippet={{ label: made.label, text: made.use, code: making.data.key, words: made.words }}
        onClose={onClose}
      />
    );
  }
  const places = [{ id: "", label: apiKeyMessages.all }, ...businesses.map(({ id, name: label }) => ({ id, label }))];
  return (
    <FormDialog title={words.title} onClose={onClose} onSubmit={submit} isSaving={making.isPending} words={words}>
      {making.error && <ErrorPanel error={making.error} title={words.failed} />}
      <PlainField
        label={words.name}
        hint={words.nameHint}
        maxLength={60}
        value={name}
        data-first-focus
        autoComplete="off"
        error={isTried && name.trim() === "" ? words.needName : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <CheckboxGroup label={words.scopes} hint={words.scopesHint}>
        {API_KEY_SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            isSelected={scopes.includes(scope)}
            onChange={(isOn) =>
              setScopes(API_KEY_SCOPES.filter((one) => (one === scope ? isOn : scopes.includes(one))))
            }
          >
            {apiKeyMessages.scopes[scope].label}
          </Checkbox>
        ))}
        {isTried && scopes.length === 0 && <FieldMessage id="api-key-scopes">{words.needScope}</FieldMessage>}
      </CheckboxGroup>
      <PlainSelect label={words.business} choices={places} value={businessId} onChange={setBusinessId} />
      <PlainSelect label={words.end} choices={ENDS} value={end} onChange={setEnd} />
    </FormDialog>
  );
}
