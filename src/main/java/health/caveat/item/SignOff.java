package health.caveat.item;

import java.util.Optional;

/** Who approved a change, with which interests, and who published it. */
public record SignOff(String approvedBy, Optional<String> interests, String publishedBy) {}
