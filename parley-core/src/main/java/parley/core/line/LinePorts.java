package parley.core.line;

import parley.core.Chance;
import parley.core.Clock;
import parley.core.durable.Writer;
import parley.core.route.Net;
import parley.journal.note.SignatureCheck;

/**
 * Everything a line cannot decide for itself.
 *
 * @param writer completions must be posted to the line's queue, never called from within {@code
 *     submit}
 */
public record LinePorts(
    Clock clock,
    Chance chance,
    Net net,
    Writer writer,
    Signers signers,
    SignatureCheck check,
    House house,
    LineListener listener) {}
