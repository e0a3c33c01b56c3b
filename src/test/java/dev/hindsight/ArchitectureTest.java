package dev.hindsight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javafx.application.Platform;

/** Which way dependencies point. */
@AnalyzeClasses(packages = "dev.hindsight", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule doNotGiveEventsDependencies = classes()
            .that()
            .resideInAPackage("dev.hindsight.event")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.hindsight.event", "java..", "org.jspecify..")
            .because("values that everybody knows must know nobody");

    @ArchTest
    static final ArchRule doNotLetTheEngineKnowItsUsers = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.hindsight.event..",
                    "dev.hindsight.store..",
                    "dev.hindsight.codec..",
                    "dev.hindsight.replay..",
                    "dev.hindsight.causation..",
                    "dev.hindsight.check..",
                    "dev.hindsight.timeline..",
                    "dev.hindsight.drawing..",
                    "dev.hindsight.export..",
                    "dev.hindsight.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.hindsight",
                    "dev.hindsight.ui..",
                    "dev.hindsight.cli..",
                    "dev.hindsight.sample..",
                    "dev.hindsight.eventsourcing..")
            .because("window and command line use the engine, and it reads the kit's tables like anybody else's");

    @ArchTest
    static final ArchRule doNotSpeakSqlOutsideItsPackages = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.hindsight.store.postgres..", "dev.hindsight.eventsourcing..", "dev.hindsight.sample..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer..", "org.postgresql..", "io.zonky..")
            .because("a failure of the database is told by StoreException, and SQL stands in one place");

    @ArchTest
    static final ArchRule doNotUseJavaFxOutsideTheWindow = noClasses()
            .that()
            .resideOutsideOfPackages("dev.hindsight.ui..", "dev.hindsight")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "org.fxmisc..", "atlantafx..", "org.kordamp..")
            .because("everything but the window works without a display");

    @ArchTest
    static final ArchRule doNotReachAroundThePorts = noClasses()
            .that()
            .resideInAPackage("dev.hindsight.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.hindsight.store.postgres..",
                    "dev.hindsight.replay.host..",
                    "dev.hindsight.sample..",
                    "dev.hindsight.eventsourcing..",
                    "dev.hindsight.cli..")
            .because("the window works on any store and any host");

    @ArchTest
    static final ArchRule doNotUseNodesInModels = noClasses()
            .that()
            .resideInAPackage("dev.hindsight.ui..")
            .and()
            .haveSimpleNameEndingWith("Model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
            .because("models are tested without a toolkit");

    @ArchTest
    static final ArchRule doNotEnterTheFxThreadByOtherDoors = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.hindsight.ui.common.Tasks")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("Tasks is the one door to the FX thread");

    @ArchTest
    static final ArchRule doNotTieFeaturesTogether = slices().matching("dev.hindsight.ui.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(), JavaClass.Predicates.resideInAPackage("dev.hindsight.ui.common"))
            .ignoreDependency(
                    JavaClass.Predicates.resideInAPackage("dev.hindsight.ui.shell"), DescribedPredicate.alwaysTrue())
            .because("features meet in the shell");

    @ArchTest
    static final ArchRule doNotLetTheKitKnowTheExplorer = noClasses()
            .that()
            .resideInAPackage("dev.hindsight.eventsourcing..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of Hindsight but not of the kit",
                    type -> type.getPackageName().startsWith("dev.hindsight")
                            && !type.getPackageName().startsWith("dev.hindsight.eventsourcing")))
            .because("the kit is a system of its own");

    @ArchTest
    static final ArchRule doNotLetTheSampleKnowTheExplorer = noClasses()
            .that()
            .resideInAPackage("dev.hindsight.sample..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of Hindsight but neither of the sample nor of the kit",
                    type -> type.getPackageName().startsWith("dev.hindsight")
                            && !type.getPackageName().startsWith("dev.hindsight.sample")
                            && !type.getPackageName().startsWith("dev.hindsight.eventsourcing")))
            .because("the sample is an application like that of a user");

    @ArchTest
    static final ArchRule doNotPrint = noClasses()
            .that()
            // It runs where nothing else of Hindsight can be loaded.
            .doNotHaveFullyQualifiedName("dev.hindsight.Launcher")
            .and()
            // It takes over the streams, to keep what aggregate code prints.
            .doNotHaveFullyQualifiedName("dev.hindsight.replay.runner.CapturedOutput")
            .should(ACCESS_STANDARD_STREAMS)
            .because("commands write to the writers they are given, everything else to the log");
}
