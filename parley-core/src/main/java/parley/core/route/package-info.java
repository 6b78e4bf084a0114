/**
 * How a line judges its routes: what is live, what is suspect, what to dial and which of two
 * connections stays.
 *
 * <p>A line uses all of its routes at once. The code here decides and never performs: {@link
 * parley.core.route.Net} is what it asks, and what happened comes back as events on the line.
 */
@NullMarked
package parley.core.route;

import org.jspecify.annotations.NullMarked;
