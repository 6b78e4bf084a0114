/**
 * What waits for a person is brought to more people: in time, as the line's terms say, or by hand.
 *
 * <p>When each stage is due is decided by {@link parley.core.watch.Pressing}. How somebody is
 * reached is a {@link parley.station.escalation.Way}: consoles and desk phones today; whoever adds
 * mail or webhooks adds a way. Each step is entered in the house journal with what came of it, and
 * a step that reaches nobody is itself an alarm.
 */
@NullMarked
package parley.station.escalation;

import org.jspecify.annotations.NullMarked;
