import { TestBed } from '@angular/core/testing';
import { MarkedText } from './marked-text.ts';

it.each(['', 'stan', 'kr'])('a text with „%s” marked reads as it is written', async (search) => {
  const marked = TestBed.createComponent(MarkedText);
  marked.componentRef.setInput('text', 'Stanisław Król-Nowak');
  marked.componentRef.setInput('search', search);
  await marked.whenStable();
  const host = marked.nativeElement as HTMLElement;
  expect(host.textContent).toBe('Stanisław Król-Nowak');
  expect(host.querySelectorAll('mark')).toHaveLength(search ? 1 : 0);
});
