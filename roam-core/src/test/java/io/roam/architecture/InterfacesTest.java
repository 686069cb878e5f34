package io.roam.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** What others build upon: the interfaces of adapters and transports, the transcript, the facade. */
@AnalyzeClasses(packages = "io.roam", importOptions = MainClasses.class)
class InterfacesTest {
    private static final List<String> PROMISED = List.of("io.roam", "io.roam.api", "io.roam.transcript");

    @ArchTest
    static final ArchRule interfacesStandOnJavaAlone = classes()
            .that()
            .resideInAnyPackage("io.roam.spi..", "io.roam.transcript")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.roam.spi..", "io.roam.transcript")
            .because("a library in a signature is forced upon whoever implements it, in our version");

    @ArchTest
    static final ArchRule signaturesNamePromisedTypes = members()
            .that()
            .areDeclaredInClassesThat(arePromised())
            .and(areVisible())
            .should(nameOnlyPromisedTypes())
            .because(
                    "only io.roam, io.roam.api, io.roam.spi and io.roam.transcript are promised, and no library: all else may change with any version");

    @ArchTest
    static final ArchRule supertypesArePromised = classes()
            .that(arePromised())
            .should(extendOnlyPromisedTypes())
            .because("what is inherited is promised, too");

    @ArchTest
    static final ArchRule interfacesAreSmall = classes()
            .that()
            .resideInAPackage("io.roam.spi..")
            .and()
            .areInterfaces()
            .should(haveFewAbstractMethods())
            .because("what must be implemented is what must be understood first; more comes as default methods");

    private static DescribedPredicate<JavaClass> arePromised() {
        return DescribedPredicate.describe("are promised", type -> isVisible(type) && isPromised(type));
    }

    private static DescribedPredicate<JavaMember> areVisible() {
        return DescribedPredicate.describe("are public or protected", InterfacesTest::isVisible);
    }

    private static boolean isVisible(HasModifiers element) {
        return element.getModifiers().contains(JavaModifier.PUBLIC)
                || element.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static ArchCondition<JavaMember> nameOnlyPromisedTypes() {
        return new ArchCondition<>("name only promised types") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                Stream<JavaClass> thrown = member instanceof JavaCodeUnit unit
                        ? unit.getThrowsClause().stream().map(ThrowsDeclaration::getRawType)
                        : Stream.of();
                report(member, Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown), events);
            }
        };
    }

    private static ArchCondition<JavaClass> extendOnlyPromisedTypes() {
        return new ArchCondition<>("extend only promised types") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
                report(type, above.flatMap(one -> one.getAllInvolvedRawTypes().stream()), events);
            }
        };
    }

    private static void report(HasDescription element, Stream<JavaClass> named, ConditionEvents events) {
        named.map(JavaClass::getBaseComponentType)
                .filter(type -> !isPromised(type))
                .forEach(type -> events.add(
                        SimpleConditionEvent.violated(element, element.getDescription() + " names " + type.getName())));
    }

    private static boolean isPromised(JavaClass type) {
        String in = type.getPackageName();
        return type.isPrimitive() || in.startsWith("java.") || in.startsWith("io.roam.spi") || PROMISED.contains(in);
    }

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
