package parley.core.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import parley.core.house.HouseEntry.Administration;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.house.HouseEntry.Drafted;
import parley.core.house.HouseEntry.EscalationStep;
import parley.core.house.HouseEntry.Fact;
import parley.core.house.HouseEntry.Note;
import parley.core.house.HouseEntry.Other;
import parley.core.house.HouseEntry.Reading;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.core.log.Names;
import parley.journal.Bytes;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;

/**
 * How the entries of the house journal are written. Reading is total: what does not read as one of
 * ours is {@link Other}, and nothing of it is lost.
 */
public final class HouseCodec {
  private static final String READING = "reading";
  private static final String WATCH = "watch";
  private static final String ADMINISTRATION = "administration";
  private static final String ALARM = "alarm-act";
  private static final String ESCALATION = "escalation";
  private static final String FACT = "fact";
  private static final String DRAFT = "draft";
  private static final String SUBJECT = "subject";
  private static final String DETAILS = "details";

  private HouseCodec() {}

  /** Returns the content that holds an entry. */
  public static Content content(Entered entered) {
    var names = Attributes.with().text(Names.NAME, Details.shortened(entered.by().displayName()));
    return switch (entered.entry()) {
      case Reading(var line, var serials, var position) ->
          content(
              READING,
              entered,
              names
                  .text(Names.LINE, line)
                  .text(Names.POSITION, position)
                  .items(Names.LIST, serials.stream().map(Cbor.Text::new).toList()));
      case WatchChange(var act, var position, var details) ->
          content(WATCH, entered, act(names, act, details).text(Names.POSITION, position));
      case Administration(var act, var subject, var details) ->
          content(ADMINISTRATION, entered, act(names, act, details).text(SUBJECT, subject));
      case AlarmAct(var act, var alarm, var details) ->
          content(ALARM, entered, act(names, act, details).text(SUBJECT, alarm));
      case EscalationStep(var about, var step, var details) ->
          content(ESCALATION, entered, about(act(names, step, details), about));
      case Fact(var act, var about, var details) -> {
        var made = act(names, act, details);
        about.ifPresent(one -> about(made, one));
        yield content(FACT, entered, made);
      }
      case Drafted(var about, var details, var text) ->
          content(DRAFT, entered, about(details(names, details), about), Bytes.utf8(text));
      case Note note -> note(entered, note);
      case Other(var content) -> content;
    };
  }

  private static Content content(String kind, Entered entered, Attributes.Builder names) {
    return content(kind, entered, names, Bytes.EMPTY);
  }

  private static Content content(
      String kind, Entered entered, Attributes.Builder names, Bytes body) {
    return new Content(
        kind, entered.atMillis(), entered.by().author(), "", Optional.empty(), names.build(), body);
  }

  private static Content note(Entered entered, Note note) {
    var by = entered.by();
    var call = new CallNote.Call(note.about().lineId(), note.about().serial());
    return new CallNote(call, note.result(), entered.atMillis(), by.displayName(), note.text())
        .content(by);
  }

  private static Attributes.Builder about(Attributes.Builder names, About about) {
    return names.text(Names.LINE, about.lineId()).text(Names.SERIAL, about.serial());
  }

  private static Attributes.Builder act(Attributes.Builder names, String act, Details details) {
    return details(names.text(Names.ACT, act), details);
  }

  private static Attributes.Builder details(Attributes.Builder names, Details details) {
    if (!details.byName().isEmpty()) {
      var table = new TreeMap<String, Cbor>(Cbor.KEY_ORDER);
      details.byName().forEach((name, value) -> table.put(name, new Cbor.Text(value)));
      names.put(DETAILS, new Cbor.Table(table));
    }
    return names;
  }

  /** Returns what a content of the house journal says. */
  public static Entered read(Content content) {
    return new Entered(author(content), content.timeMillis(), entry(content));
  }

  private static Officer author(Content content) {
    var parts = content.author().split("/", 2);
    var shown = content.attributes().text(Names.NAME);
    return parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()
        ? new Officer("?", "unknown", content.author())
        : new Officer(parts[1], parts[0], shown.orElse(parts[1]));
  }

  private static HouseEntry entry(Content content) {
    try {
      return known(content);
    } catch (IllegalArgumentException _) {
      return new Other(content);
    }
  }

  private static HouseEntry known(Content content) {
    var names = content.attributes();
    return switch (content.kind()) {
      case READING -> new Reading(line(names), serials(names), position(names));
      case WATCH -> new WatchChange(act(names), position(names), details(names));
      case ADMINISTRATION -> new Administration(act(names), subject(names), details(names));
      case ALARM -> new AlarmAct(act(names), subject(names), details(names));
      case ESCALATION -> new EscalationStep(about(names), act(names), details(names));
      case FACT ->
          new Fact(act(names), names.text(Names.LINE).map(_ -> about(names)), details(names));
      case DRAFT -> new Drafted(about(names), details(names), content.body().text());
      case CallNote.NOTE ->
          CallNote.of(content)
              .<HouseEntry>map(note -> new Note(about(names), note.result(), note.text()))
              .orElseGet(() -> new Other(content));
      default -> new Other(content);
    };
  }

  private static About about(Attributes names) {
    return new About(line(names), names.text(Names.SERIAL).orElse(""));
  }

  private static String line(Attributes names) {
    return names.text(Names.LINE).orElse("");
  }

  private static List<String> serials(Attributes names) {
    var serials = new ArrayList<String>();
    for (var item : names.items(Names.LIST)) {
      serials.add(item instanceof Cbor.Text(var text) ? text : "");
    }
    return serials;
  }

  private static String act(Attributes names) {
    return names.text(Names.ACT).orElse("");
  }

  private static String position(Attributes names) {
    return names.text(Names.POSITION).orElse("");
  }

  private static String subject(Attributes names) {
    return names.text(SUBJECT).orElse("");
  }

  private static Details details(Attributes names) {
    var found = new TreeMap<String, String>();
    if (names.value(DETAILS).orElse(NOTHING) instanceof Cbor.Table(var entries)) {
      entries.forEach(
          (name, value) -> {
            if (value instanceof Cbor.Text(var text)) {
              found.put(name, text);
            }
          });
    }
    return new Details(found);
  }

  private static final Cbor NOTHING = new Cbor.Flag(false);
}
