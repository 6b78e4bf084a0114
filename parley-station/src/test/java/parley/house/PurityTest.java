package parley.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The core and the book are told the time, the chance and the bytes; they never ask the machine.
 * What they decide can therefore be simulated, replayed from a seed, and checked by an auditor.
 */
final class PurityTest {
  private static final Set<String> CLOCKS_AND_CHANCE =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.Random.<init>");

  /**
   * Key making, which is handed its chance as the JDK's type because ML-DSA takes no other; the one
   * class that reads and writes an evidence pack as a folder; and the auditor's command, which is
   * given that folder's name. Everything else of a pack is worked out from names and bytes.
   */
  private static final Set<String> EDGES_OF_THE_BOOK =
      Set.of(
          "parley.journal.note.GivenRandom",
          "parley.journal.note.HybridKeyPair",
          "parley.journal.pack.PackOnDisk",
          "parley.journal.VerifyMain");

  @Test
  void the_rules_read_no_clock_and_throw_no_dice() {
    classes()
        .that()
        .resideInAPackage("parley.core..")
        .should(not(accessTargetWhere(asksTheMachine())))
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }

  @Test
  void the_book_reads_no_clock_and_throws_no_dice() {
    classes()
        .that(areInTheBookProper())
        .should(not(accessTargetWhere(asksTheMachine())))
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }

  @Test
  void the_rules_touch_no_thread_file_or_socket() {
    noClasses()
        .that()
        .resideInAPackage("parley.core..")
        .should()
        .dependOnClassesThat(belongToTheMachine())
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }

  @Test
  void the_book_touches_no_thread_file_or_socket() {
    noClasses()
        .that(areInTheBookProper())
        .should()
        .dependOnClassesThat(belongToTheMachine())
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }

  @Test
  void no_record_carries_bytes_that_someone_else_can_change() {
    fields()
        .that()
        .areDeclaredInClassesThat(describe("are records", JavaClass::isRecord))
        .and()
        .areNotStatic()
        .should()
        .notHaveRawType(byte[].class)
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheMachine() {
    return describe(
        "asks the machine for time or chance",
        access -> {
          var owner = access.getTarget().getOwner().getFullName();
          var name = access.getTarget().getName();
          var readsTheDate = owner.startsWith("java.time.") && name.equals("now");
          return readsTheDate || CLOCKS_AND_CHANCE.contains(owner + "." + name);
        });
  }

  private static DescribedPredicate<JavaClass> belongToTheMachine() {
    return describe("belong to the machine: threads, files, sockets, chance", PurityTest::machine);
  }

  private static boolean machine(JavaClass type) {
    var name = type.getFullName();
    return name.startsWith("java.nio.file.")
        || name.startsWith("java.nio.channels.")
        || name.startsWith("java.util.concurrent.")
        || (name.startsWith("java.net.") && !name.equals("java.net.URI"))
        || name.startsWith("java.io.File")
        || name.equals("java.io.RandomAccessFile")
        || name.equals("java.lang.Thread")
        || name.equals("java.security.SecureRandom");
  }

  private static DescribedPredicate<JavaClass> areInTheBookProper() {
    return describe(
        "are in the book, its edges excepted",
        type ->
            type.getPackageName().startsWith("parley.journal")
                && !EDGES_OF_THE_BOOK.contains(outermost(type).getFullName()));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(PurityTest::outermost).orElse(type);
  }
}
