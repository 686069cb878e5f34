package io.roam.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What others implement: the interfaces of adapters and transports, and the transcript. */
@AnalyzeClasses(packages = "io.roam", importOptions = MainClasses.class)
class InterfacesTest {
    @ArchTest
    static final ArchRule interfacesStandOnJavaAlone = classes()
            .that()
            .resideInAnyPackage("io.roam.spi..", "io.roam.transcript")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.roam.spi..", "io.roam.transcript")
            .because("a library in a signature is forced upon whoever implements it, in our version");

    @ArchTest
    static final ArchRule interfacesAreSmall = classes()
            .that()
            .resideInAPackage("io.roam.spi..")
            .and()
            .areInterfaces()
            .should(haveFewAbstractMethods())
            .because("what must be implemented is what must be understood first; more comes as default methods");

    private static ArchCondition<JavaClass> haveFewAbstractMethods() {
        return new ArchCondition<>("have at most five abstract methods") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long count = type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                        .count();
                events.add(new SimpleConditionEvent(type, count <= 5, type.getName() + " has " + count));
            }
        };
    }
}
