package parley.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** The only arrows between modules are those of ARCHITECTURE.md. */
final class ArrowsTest {
  @Test
  void the_book_knows_the_jdk_and_bouncycastle_only() {
    classes()
        .that()
        .resideInAPackage("parley.journal..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "parley.journal..", "java..", "javax..", "org.bouncycastle..", "org.jspecify..")
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }

  @Test
  void the_rules_know_the_jdk_and_the_book_only() {
    classes()
        .that()
        .resideInAPackage("parley.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "parley.core..", "parley.journal..", "java..", "javax.crypto..", "org.jspecify..")
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }

  @Test
  void routes_know_neither_store_nor_station_nor_simulation() {
    neverImports("parley.routes..", "parley.store..", "parley.station..", "parley.sim..");
  }

  @Test
  void the_store_knows_neither_routes_nor_station_nor_simulation() {
    neverImports("parley.store..", "parley.routes..", "parley.station..", "parley.sim..");
  }

  @Test
  void the_simulation_runs_the_core_and_nothing_around_it() {
    neverImports("parley.sim..", "parley.routes..", "parley.store..", "parley.station..");
  }

  @Test
  void the_station_does_not_ship_the_simulation() {
    neverImports("parley.station..", "parley.sim..");
  }

  @Test
  void only_the_signalling_of_handsets_knows_the_sip_library() {
    noClasses()
        .that()
        .resideInAPackage("parley..")
        .and()
        .resideOutsideOfPackage("parley.voice.sip..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.sip..", "gov.nist..")
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }

  private static void neverImports(String from, String... forbidden) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true)
        .check(Classes.OURS);
  }
}
