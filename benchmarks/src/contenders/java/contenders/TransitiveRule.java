package contenders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.util.jar.JarFile;

/** Asks whether classes depend on classes that wait, in whatever number of steps. Argument: jar; its libraries on the class path. */
public final class TransitiveRule {
    private TransitiveRule() {}

    public static void main(String[] arguments) throws IOException {
        JavaClasses classes = new ClassFileImporter().importJar(new JarFile(arguments[0]));
        EvaluationResult result = noClasses()
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAnyPackage("java.net..", "javax.net..", "jakarta.mail..")
                .evaluate(classes);
        System.out.println(result.getFailureReport().getDetails().size() + " violations in " + classes.size() + " classes");
    }
}
