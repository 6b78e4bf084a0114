package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.journal.Bytes;

/** One byte anywhere, a file more or less: a pack that was touched proves nothing. */
class ChangedPackTest {
  /** The sorts of packs a station exports. */
  enum Sort {
    RANG_IN_VAIN,
    NOBODY_ARMED,
    MESSAGE,
    ONLY_SENT,
    WHOLE_LINE,
    NEW_KEYS,
    FORK;

    FilesInMemory export() {
      var line = new TwoStations();
      switch (this) {
        case RANG_IN_VAIN, FORK -> line.ringInVain("alder-0001", 2);
        case NOBODY_ARMED -> line.ringInVain("alder-0001", 0);
        case MESSAGE -> line.message(line.alder(), "alder-0001", "Good day.");
        case ONLY_SENT -> line.message(line.exchange().alder(), "alder-0001", "Good day.");
        case WHOLE_LINE -> {
          line.ringInVain("alder-0001", 1);
          line.message(line.birch(), "birch-0001", "Добрый день.");
        }
        case NEW_KEYS -> {
          line.ringInVain("alder-0001", 1);
          line.changeKeys(line.birch());
        }
      }
      if (this == ONLY_SENT) {
        line.later(1).sign(line.alder());
      } else {
        line.exchange();
      }
      return switch (this) {
        case RANG_IN_VAIN, NOBODY_ARMED ->
            FilesInMemory.of(line, new PackScope.OneCall("alder-0001"));
        case MESSAGE, ONLY_SENT -> FilesInMemory.of(line, new PackScope.OneMessage("alder-0001"));
        case WHOLE_LINE, NEW_KEYS -> FilesInMemory.of(line, new PackScope.WholeLine());
        case FORK -> FilesInMemory.of(Forks.of(line));
      };
    }
  }

  private static void refused(FilesInMemory files, String what) {
    assertThat(files.verify()).as(what).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @EnumSource
  void an_untouched_pack_holds(Sort sort) {
    assertThat(sort.export().verify()).isInstanceOf(Verdict.Accepted.class);
  }

  @ParameterizedTest
  @EnumSource
  void one_changed_byte_in_any_file_is_a_refusal(Sort sort) {
    var files = sort.export();
    for (var name : files.names()) {
      var content = files.file(name);
      for (var at : places(content.size())) {
        var bits = content.toArray();
        bits[at] ^= 1;
        refused(files.with(name, Bytes.of(bits)), name + " at " + at);
      }
    }
  }

  private static Set<Integer> places(int size) {
    var places = new LinkedHashSet<>(List.of(0, 1, size - 2, size - 1));
    for (var quarter = 1; quarter < 4; quarter++) {
      places.add(size * quarter / 4);
    }
    return places;
  }

  @ParameterizedTest
  @EnumSource
  void a_file_cut_short_made_longer_emptied_or_taken_away_is_a_refusal(Sort sort) {
    var files = sort.export();
    for (var name : files.names()) {
      var content = files.file(name);
      refused(files.with(name, content.slice(0, content.size() - 1)), name + " cut by one");
      refused(files.with(name, content.slice(0, content.size() / 2)), name + " cut in half");
      refused(files.with(name, Bytes.concat(content, Bytes.utf8("\n"))), name + " longer");
      refused(files.with(name, Bytes.EMPTY), name + " emptied");
      refused(files.without(name), name + " taken away");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_file_that_does_not_belong_is_a_refusal(Sort sort) {
    var files = sort.export();
    var card = files.file("cards/a.card");
    for (var name : List.of("x", "cards/c.card", "cards/a.card2", "a/e1/x", "a/e2/log.vkey")) {
      refused(files.with(name, card), name);
    }
    for (var name : files.names()) {
      refused(files.with("copy/" + name, files.file(name)), "copy of " + name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_files_that_changed_places_are_a_refusal(Sort sort) {
    var files = sort.export();
    var before = files.names().getFirst();
    for (var name : files.names().tailSet(before, false)) {
      if (!files.file(name).equals(files.file(before))) {
        var swapped = files.with(name, files.file(before)).with(before, files.file(name));
        refused(swapped, before + " and " + name);
      }
      before = name;
    }
  }
}
