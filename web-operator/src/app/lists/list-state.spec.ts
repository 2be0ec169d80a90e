import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { CARD_LIST } from '../cards/card-columns.ts';
import { MESSAGE_LIST } from '../messages/message-columns.ts';
import { ListState } from './list-state.ts';

beforeEach(() => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
});

describe('a list that is opened', () => {
  it('narrows down as its first view says, and another view says otherwise', () => {
    // when
    const list = TestBed.runInInjectionContext(() => new ListState(MESSAGE_LIST));

    // then
    expect([list.viewName(), list.filters()]).toEqual(['Niedoręczone', { fate: 'not-arrived' }]);
    list.open('Wszystkie', {});
    expect(list.filters()).toEqual({});
  });

  it('shows everything where its first view does', () => {
    const list = TestBed.runInInjectionContext(() => new ListState(CARD_LIST));
    expect([list.viewName(), list.filters()]).toEqual(['Wszystkie', {}]);
  });
});
