/**
 * Calls: ringing, alerted, answered, declined, withdrawn, ended, unanswered, pre-empted; who is
 * rung at which stage, and what happens within the talk. The voice itself is elsewhere.
 *
 * <p>What became of a call is a pure function of the two logs, so that both stations and an auditor
 * come to the same word. {@link parley.core.call.CallRules} holds every legal move. Four kinds of
 * silence are kept apart because they mean four different things to the officer who rang: no route,
 * station silent, nobody armed, rang and not answered.
 */
@NullMarked
package parley.core.call;

import org.jspecify.annotations.NullMarked;
