/**
 * The health of a line over hours and days: what both sides hold in common, which {@code
 * parley.core.line.LineRecord} makes from the entries, and what this station alone has measured,
 * which {@link parley.station.record.RouteHistory} keeps. The two are never mixed: whatever is
 * measured here is marked as ours.
 */
@NullMarked
package parley.station.record;

import org.jspecify.annotations.NullMarked;
