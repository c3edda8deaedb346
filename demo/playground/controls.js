/** One kind of control a kind of field: how it is built, and what it says (undefined where it is as it would be anyway). */
import { el } from '/gallery/shared/dom.js';
import { takes } from './state.js';

export const controls = {
  choice: {
    build(field, value = '', offer) {
      const { name, label, choices } = field;
      const options = choices(offer).map(([each, text]) =>
        el('option', { value: each, selected: each === value }, text),
      );
      const { hint, described } = hintOf(field);
      const select = el('select', { id: name, name, 'aria-describedby': described }, ...options);
      return el('div', { class: 'field' }, el('label', { for: name }, label), select, hint);
    },
    read({ name, always }, form) {
      const { value } = form.elements[name];
      return value || always ? value : undefined;
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
    build(field, value, offer) {
      const { name, label, every, choices } = field;
      const chosen = value?.split(' ') ?? [];
      const box = ([id, text]) =>
        checkbox({ id: `${name}.${id}`, name, value: id, checked: chosen.includes(id) }, text);
      const boxes = [...(every ? [['', every]] : []), ...choices(offer)].map(box);
      const { hint } = hintOf(field);
      const summary = el(
        'summary',
        {},
        label,
        ' ',
        el('output', { 'data-count': name }, countOf(field, value)),
      );
      const group = el('div', { role: 'group', 'aria-label': label }, ...boxes);
      return el('details', { class: 'ids', open: value !== undefined }, summary, hint, group);
    },
    read(field, form, before) {
      const { name } = field;
      const boxes = [...form.querySelectorAll(`[name="${name}"]`)];
      const [every] = field.every ? boxes : [];
      for (const box of boxes) box.disabled = box !== every && !!every?.checked;
      const checked = boxes.filter((box) => box !== every && box.checked).map(({ value }) => value);
      const kept = before?.split(' ').filter((id) => checked.includes(id)) ?? [];
      const ids = every?.checked ? '' : [...new Set([...kept, ...checked])].join(' ') || undefined;
      form.querySelector(`[data-count="${name}"]`).textContent = countOf(field, ids);
      return ids;
    },
  },

  css: {
    build({ name, label, syntax, otherwise }, value = '') {
      const attributes = {
        id: name,
        name,
        value,
        placeholder: otherwise,
        autocomplete: 'off',
        spellcheck: 'false',
      };
      const text = el('input', attributes);
      const control = syntax === 'color' ? withPicker(text, label) : text;
      return el('div', { class: 'field' }, el('label', { for: name }, label), control);
    },
    read(field, form, _, offer) {
      const control = form.elements[field.name];
      const value = control.value.trim();
      const valid = value === '' || takes(field, value, offer);
      const wanted =
        field.syntax === 'color' ? 'a colour, like #a1154f or rebeccapurple' : 'a length, like 0.8em or 12px';
      control.setCustomValidity(valid ? '' : `CSS doesn’t know this. Write ${wanted}.`);
      return value && valid ? value : undefined;
    },
  },
};

/** A colour can be typed or picked: the two keep to one another. */
function withPicker(text, label) {
  const picker = el('input', {
    type: 'color',
    'aria-label': `${label}: pick a colour`,
    value: hexOf(text.value),
  });
  picker.addEventListener('input', () => {
    text.value = picker.value;
  });
  text.addEventListener('input', () => {
    picker.value = hexOf(text.value);
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

function hintOf({ name, hint }) {
  if (!hint) return {};
  const described = `${name}.hint`;
  return { hint: el('p', { class: 'hint', id: described }, hint), described };
}

function countOf({ none, every }, value) {
  if (value === undefined) return none;
  return value === '' && every ? 'all' : `${value.split(' ').length} picked`;
}

/** A colour as the picker takes it; black where it can't be told. */
function hexOf(value) {
  const context = document.createElement('canvas').getContext('2d');
  context.fillStyle = value || '#000000';
  return /^#[0-9a-f]{6}$/.test(context.fillStyle) ? context.fillStyle : '#000000';
}
