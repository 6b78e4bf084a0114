/**
 * What two stations say to each other on a route.
 *
 * <p>Six frames are enough. {@code Hello} opens every connection and says how far each side holds
 * both logs; {@code Push} carries entries with a signed checkpoint; {@code Cosigned} answers it
 * with the receipt that proves delivery; {@code Ask} closes a gap; {@code Beat} shows that a route
 * lives; {@code Signal} is the one ephemeral frame: it rings while nothing can be entered. How a
 * frame is cut, encoded and encrypted is the business of the routes; here they are plain values.
 */
@NullMarked
package parley.core.frame;

import org.jspecify.annotations.NullMarked;
