package health.caveat.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.text.Code.CodeSystem;
import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void climbsToTheCategoryOfAnIcdCode() {
        assertThat(Codes.above(CodeSystem.ICD_10_CM, "D57.811")).containsExactly("D57.81", "D57.8", "D57");
        assertThat(Codes.above(CodeSystem.ICD_10, "D57")).isEmpty();
    }

    @Test
    void climbsByTheLevelsOfAtc() {
        assertThat(Codes.above(CodeSystem.ATC, "L01XL04")).containsExactly("L01XL", "L01X", "L01", "L");
        assertThat(Codes.above(CodeSystem.MESH, "D006467")).isEmpty();
    }
}
