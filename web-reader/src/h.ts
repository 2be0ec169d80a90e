type Child = Node | string | null | false | undefined;

/** An element with its attributes, what happens at a click, and what stands in it; text is never markup. */
export function h(
  tag: string,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: Child[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children)
    if (child) element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  return element;
}

/** A button of words with an icon in front. */
export function button(words: string, icon: string, act: () => void, look = 'btn'): HTMLElement {
  const element = h('button', { type: 'button', class: look }, iconOf(icon), words);
  element.addEventListener('click', act);
  return element;
}

/** A picture that says nothing by itself. */
export const iconOf = (name: string): HTMLElement => h('span', { class: `i i-${name}`, 'aria-hidden': 'true' });
