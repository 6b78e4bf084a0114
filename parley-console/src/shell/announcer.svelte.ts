/** What a screen reader is told: one polite and one assertive region for the whole console. */
export class Announcer {
  polite = $state('');
  assertive = $state('');

  say(words: string): void {
    this.polite = words;
  }

  alarm(words: string): void {
    this.assertive = words;
  }
}
