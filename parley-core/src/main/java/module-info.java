/**
 * The rules of a station: lines, calls, messages, the watch and the durable step, all without a
 * clock, a thread, a socket, a file or chance of their own.
 */
module parley.core {
  requires transitive parley.journal;
  requires static org.jspecify;

  exports parley.core;
  exports parley.core.call;
  exports parley.core.draft;
  exports parley.core.durable;
  exports parley.core.frame;
  exports parley.core.handover;
  exports parley.core.house;
  exports parley.core.ladder;
  exports parley.core.line;
  exports parley.core.log;
  exports parley.core.message;
  exports parley.core.onward;
  exports parley.core.roster;
  exports parley.core.route;
  exports parley.core.watch;
}
