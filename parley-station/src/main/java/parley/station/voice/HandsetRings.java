package parley.station.voice;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.call.CallState;
import parley.core.line.CallView;
import parley.core.line.Officer;
import parley.core.line.Precedence;
import parley.station.line.LineKeeper;
import parley.station.line.TrafficBook.Item;
import parley.station.voice.HandsetLinks.Link;
import parley.voice.handset.HandsetPort;
import parley.voice.handset.Ring;

/** Rings desk phones for the calls of the other side; each once a call, on the handsets' thread. */
final class HandsetRings {
  private static final Logger LOG = LoggerFactory.getLogger(HandsetRings.class);

  private final HandsetDesk.Parts parts;
  private final HandsetLinks links;
  private final Supplier<Optional<HandsetPort>> port;
  private final BiConsumer<String, CallView> makeRoom;
  private final Set<String> rung = new HashSet<>();

  /**
   * @param makeRoom clears what the handset of that name talks in, for a call
   */
  HandsetRings(
      HandsetDesk.Parts parts,
      HandsetLinks links,
      Supplier<Optional<HandsetPort>> port,
      BiConsumer<String, CallView> makeRoom) {
    this.parts = parts;
    this.links = links;
    this.port = port;
    this.makeRoom = makeRoom;
  }

  /** Rings every handset that a call must ring now and has not rung yet. */
  void ring(LineKeeper line, CallView call) {
    if (!call.bell() || call.stage().isEmpty()) {
      return;
    }
    for (var position : parts.floor().ringing(line.name(), call.stage().get())) {
      boolean handset = parts.handsets().stream().anyMatch(one -> one.name().equals(position));
      if (handset && rung.add(name(line, call.serial(), position))) {
        if (call.precedence() == Precedence.FLASH) {
          makeRoom.accept(position, call);
        }
        ring(new Link(position, line, call.serial(), false), call);
      }
    }
  }

  private void ring(Link link, CallView call) {
    var name = name(link.line, link.serial, link.handset);
    var codecs = CallCodecs.shared(call);
    if (codecs.isEmpty()) {
      LOG.info("{} cannot ring at {}: no coding in common", link.serial, link.handset);
      return;
    }
    links.keep(name, link);
    port.get()
        .ifPresent(
            p -> p.ring(new Ring(link.handset, name, call.officer(), call.precedence(), codecs)));
  }

  /** Rings a handset to which a call is passed, unless it has that call. */
  void pass(LineKeeper line, CallView call, String handset, Officer by) {
    if (links.find(handset, line, call.serial()).isEmpty()) {
      var link = new Link(handset, line, call.serial(), false);
      link.passedBy = Optional.of(by);
      ring(link, call);
    }
  }

  /** A handset that comes back while a call rings is rung too. */
  void forget(String handset) {
    rung.removeIf(name -> name.endsWith("/" + handset) && links.get(name).isEmpty());
  }

  /** Forgets what was rung for calls that are over. */
  void forgetOld() {
    rung.removeIf(
        name -> {
          var piece = name.split("/", 3);
          var item = parts.lines().find(piece[0]).flatMap(line -> line.traffic().find(piece[1]));
          return !(item.orElse(null) instanceof Item.Call(var call))
              || call.state() instanceof CallState.Ended;
        });
  }

  private static String name(LineKeeper line, String serial, String handset) {
    return line.name() + "/" + serial + "/" + handset;
  }
}
