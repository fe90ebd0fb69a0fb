import { longestStructure, phonePattern, type StructureText, websitePattern } from '../../server/contract/referrals.ts';

/** A structure as it stands in a form's fields. */
export type StructureDraft = Readonly<Record<keyof StructureText, string>>;

export const emptyStructure: StructureDraft = { name: '', address: '', phone: '', website: '', opening: '' };

export const draftOf = (text: StructureText): StructureDraft => ({
  name: text.name,
  address: text.address ?? '',
  phone: text.phone ?? '',
  website: text.website ?? '',
  opening: text.opening ?? '',
});

/** What the fields say. Nobody has to write https:// in front of an address of the web. */
export function structureOf(draft: StructureDraft): StructureText {
  const text = (field: keyof StructureText) => draft[field].trim() || null;
  const website = text('website');
  return {
    name: draft.name.trim(),
    address: text('address'),
    phone: text('phone'),
    website: website === null || /^https?:\/\//.test(website) ? website : `https://${website}`,
    opening: text('opening'),
  };
}

/** The fields in which something is wrong, in their order. */
export function wrongFields(draft: StructureDraft): (keyof StructureText)[] {
  const { name, address, phone, website, opening } = structureOf(draft);
  const long = (text: string | null, field: keyof StructureText) => (text?.length ?? 0) > longestStructure[field];
  const wrong: Record<keyof StructureText, boolean> = {
    name: name === '' || long(name, 'name'),
    phone: phone !== null && (!new RegExp(phonePattern).test(phone) || long(phone, 'phone')),
    address: long(address, 'address'),
    website: website !== null && (!new RegExp(websitePattern).test(website) || long(website, 'website')),
    opening: long(opening, 'opening'),
  };
  return (['name', 'phone', 'address', 'website', 'opening'] as const).filter((field) => wrong[field]);
}
