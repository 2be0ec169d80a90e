import { stepName } from './step-words.ts';

describe('the name of a step', () => {
  it('is the one on the diagram', () => {
    expect(stepName({ name: 'Powiadom o odbiorze', type: 'serviceTask', elementId: 'notify-ready' })).toBe(
      'Powiadom o odbiorze',
    );
  });

  it('is its kind where the diagram gives none', () => {
    expect(stepName({ name: 'pickup-awaited', type: 'bpmn:EventBasedGateway', elementId: 'pickup-awaited' })).toBe(
      'Czekanie na zdarzenie',
    );
  });

  it('is its kind in the records of a case too', () => {
    expect(stepName({ name: '', type: 'start-event', elementId: 'review-started' })).toBe('Początek');
    expect(stepName({ name: '', type: 'exclusive-gateway', elementId: 'decided' })).toBe('Wybór drogi');
  });

  it('is its id where even the kind is unknown', () => {
    expect(stepName({ name: '', type: 'task', elementId: 'x' })).toBe('x');
  });
});
