/** Controls of the form, by kind of field: `build` creates one, `read` returns its value, or undefined for the default. */
import { el } from '/gallery/shared/dom.js';
import { isValid } from './state.js';

export const controls = {
  choice: {
    build(field, value = '', catalog) {
      const { name, label, choices } = field;
      const options = choices(catalog).map(([id, text]) =>
        el('option', { value: id, selected: id === value }, text),
      );
      const { hint, hintId } = buildHint(field);
      const select = el('select', { id: name, name, 'aria-describedby': hintId }, ...options);
      return el('div', { class: 'field' }, el('label', { for: name }, label), select, hint);
    },
    read({ name, required }, form) {
      const { value } = form.elements[name];
      return value || required ? value : undefined;
    },
  },

  flag: {
    build({ name, label }, value) {
      return checkbox({ id: name, name, checked: value !== undefined }, label);
    },
    read({ name }, form) {
      return form.elements[name].checked ? '' : undefined;
    },
  },

  ids: {
    build(field, value, catalog) {
      const { name, label, allLabel, choices } = field;
      const selected = value?.split(' ') ?? [];
      const box = ([id, text]) =>
        checkbox({ id: `${name}.${id}`, name, value: id, checked: selected.includes(id) }, text);
      const boxes = [...(allLabel ? [['', allLabel]] : []), ...choices(catalog)].map(box);
      const { hint } = buildHint(field);
      const summary = el(
        'summary',
        {},
        label,
        ' ',
        el('output', { 'data-count': name }, formatCount(field, value)),
      );
      const group = el('div', { role: 'group', 'aria-label': label }, ...boxes);
      return el('details', { class: 'ids', open: value !== undefined }, summary, hint, group);
    },
    /** Ids keep the order in which they were checked, which `previous` has. */
    read(field, form, previous) {
      const { name } = field;
      const boxes = [...form.querySelectorAll(`[name="${name}"]`)];
      const [allBox] = field.allLabel ? boxes : [];
      for (const box of boxes) box.disabled = box !== allBox && !!allBox?.checked;
      const checked = boxes.filter((box) => box !== allBox && box.checked).map(({ value }) => value);
      const kept = previous?.split(' ').filter((id) => checked.includes(id)) ?? [];
      const ids = allBox?.checked ? '' : [...new Set([...kept, ...checked])].join(' ') || undefined;
      form.querySelector(`[data-count="${name}"]`).textContent = formatCount(field, ids);
      return ids;
    },
  },

  css: {
    build({ name, label, syntax, placeholder }, value = '') {
      const attributes = {
        id: name,
        name,
        value,
        placeholder,
        autocomplete: 'off',
        spellcheck: 'false',
      };
      const text = el('input', attributes);
      const control = syntax === 'color' ? withColourPicker(text, label) : text;
      return el('div', { class: 'field' }, el('label', { for: name }, label), control);
    },
    read(field, form, _, catalog) {
      const control = form.elements[field.name];
      const value = control.value.trim();
      const valid = value === '' || isValid(field, value, catalog);
      const expected =
        field.syntax === 'color' ? 'a colour, like #a1154f or rebeccapurple' : 'a length, like 0.8em or 12px';
      control.setCustomValidity(valid ? '' : `Invalid CSS value. Enter ${expected}.`);
      return value && valid ? value : undefined;
    },
  },
};

/** A text input and a colour picker that stay in sync. */
function withColourPicker(text, label) {
  const picker = el('input', {
    type: 'color',
    'aria-label': `${label}: pick a colour`,
    value: toHex(text.value),
  });
  picker.addEventListener('input', () => {
    text.value = picker.value;
  });
  text.addEventListener('input', () => {
    picker.value = toHex(text.value);
  });
  return el('div', { class: 'colour' }, text, picker);
}

function checkbox(attributes, text) {
  return el(
    'label',
    { class: 'check' },
    el('input', { type: 'checkbox', ...attributes }),
    el('span', {}, text),
  );
}

function buildHint({ name, hint }) {
  if (!hint) return {};
  const hintId = `${name}.hint`;
  return { hint: el('p', { class: 'hint', id: hintId }, hint), hintId };
}

function formatCount({ noneLabel, allLabel }, value) {
  if (value === undefined) return noneLabel;
  return value === '' && allLabel ? 'all' : `${value.split(' ').length} selected`;
}

/** A CSS colour as `#rrggbb`, the only format of the picker; black if it has no such form. */
function toHex(value) {
  const context = document.createElement('canvas').getContext('2d');
  context.fillStyle = value || '#000000';
  return /^#[0-9a-f]{6}$/.test(context.fillStyle) ? context.fillStyle : '#000000';
}
