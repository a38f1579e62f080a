package health.caveat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackagesTest {

    /** Each may use those after it, and none before. */
    private static final List<String> FROM_THE_TOP = List.of(
            "index",
            "search",
            "changes",
            "cache",
            "content",
            "draft",
            "timeline",
            "interaction",
            "comparison",
            "experience",
            "question",
            "event",
            "term",
            "topic",
            "article",
            "risk",
            "therapy",
            "source",
            "item",
            "picture",
            "access",
            "api",
            "text");

    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("health.caveat");

    @Test
    void featuresDoNotDependOnEachOtherInACircle() {
        slices().matching("health.caveat.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void dependenciesRunOneWay() {
        for (int i = 1; i < FROM_THE_TOP.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(packageOf(FROM_THE_TOP.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FROM_THE_TOP.subList(0, i).stream()
                            .map(PackagesTest::packageOf)
                            .toArray(String[]::new))
                    .check(CODE);
        }
    }

    @Test
    void databaseStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("database"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        FROM_THE_TOP.stream().map(PackagesTest::packageOf).toArray(String[]::new))
                .check(CODE);
    }

    private static String packageOf(String feature) {
        return "health.caveat." + feature + "..";
    }
}
