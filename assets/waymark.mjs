// Makes pages easier where scripts run; every page works without it.
import { createAll, initAll } from "govuk-frontend";
import { FilterToggleButton } from "@ministryofjustice/frontend/moj/components/filter-toggle-button/filter-toggle-button.mjs";
import { saveDrafts } from "./drafts.mjs";

// GOV.UK Frontend looks for these; they are set here because the content-security policy allows no inline script.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

initAll();
createAll(FilterToggleButton);
saveDrafts();
