import { CreatePeople1763780400000 } from './1763780400000-create-people.ts';
import { CreateSections1763780460000 } from './1763780460000-create-sections.ts';
import { CreateFiles1763780520000 } from './1763780520000-create-files.ts';
import { CreateEntries1763780580000 } from './1763780580000-create-entries.ts';
import { CreateCatalogue1763780640000 } from './1763780640000-create-catalogue.ts';
import { CreateKindTables1763780700000 } from './1763780700000-create-kind-tables.ts';
import { CreateImportRuns1763780760000 } from './1763780760000-create-import-runs.ts';
import { CreateSearchOutbox1763780820000 } from './1763780820000-create-search-outbox.ts';
import { OrderDiagramPins1763780880000 } from './1763780880000-order-diagram-pins.ts';
import { CreateSearchCopies1763780940000 } from './1763780940000-create-search-copies.ts';
import { CreateSavedSearches1763781000000 } from './1763781000000-create-saved-searches.ts';
import { CreateSearchDictionary1763781060000 } from './1763781060000-create-search-dictionary.ts';
import { CreateSearchLog1763781120000 } from './1763781120000-create-search-log.ts';
import { TellTwinsApart1763781180000 } from './1763781180000-tell-twins-apart.ts';
import { CreateFileText1763781240000 } from './1763781240000-create-file-text.ts';
import { CreateEntryEmbedding1763781300000 } from './1763781300000-create-entry-embedding.ts';
import { CreateEntryVotes1763781360000 } from './1763781360000-create-entry-votes.ts';
import { CreateAcceptedWarnings1763781540000 } from './1763781540000-create-accepted-warnings.ts';
import { CreateInstallationReports1763781600000 } from './1763781600000-create-installation-reports.ts';
import { TellConfirmingEvidence1763781660000 } from './1763781660000-tell-confirming-evidence.ts';
import { KeepFitmentChanges1763781720000 } from './1763781720000-keep-fitment-changes.ts';
import { CreateKitLinks1763781780000 } from './1763781780000-create-kit-links.ts';
import { CreateVisits1763781840000 } from './1763781840000-create-visits.ts';
import { KeepImportDecisions1763781900000 } from './1763781900000-keep-import-decisions.ts';
import { NameFirmware1763781960000 } from './1763781960000-name-firmware.ts';
import { ProjectParameters1763782020000 } from './1763782020000-project-parameters.ts';
import { CreateDiagramReports1763782140000 } from './1763782140000-create-diagram-reports.ts';
import { NameVisitChanges1763782200000 } from './1763782200000-name-visit-changes.ts';
import { CreateRecalls1763782260000 } from './1763782260000-create-recalls.ts';
import { RereadPins1763782680000 } from './1763782680000-reread-pins.ts';

/** In the order they run. Named one by one: a glob that matches nothing would report "none pending". */
export const migrations = [
  CreatePeople1763780400000,
  CreateSections1763780460000,
  CreateFiles1763780520000,
  CreateEntries1763780580000,
  CreateCatalogue1763780640000,
  CreateKindTables1763780700000,
  CreateImportRuns1763780760000,
  CreateSearchOutbox1763780820000,
  OrderDiagramPins1763780880000,
  CreateSearchCopies1763780940000,
  CreateSavedSearches1763781000000,
  CreateSearchDictionary1763781060000,
  CreateSearchLog1763781120000,
  TellTwinsApart1763781180000,
  CreateFileText1763781240000,
  CreateEntryEmbedding1763781300000,
  CreateEntryVotes1763781360000,
  CreateAcceptedWarnings1763781540000,
  CreateInstallationReports1763781600000,
  TellConfirmingEvidence1763781660000,
  KeepFitmentChanges1763781720000,
  CreateKitLinks1763781780000,
  CreateVisits1763781840000,
  KeepImportDecisions1763781900000,
  NameFirmware1763781960000,
  ProjectParameters1763782020000,
  CreateDiagramReports1763782140000,
  NameVisitChanges1763782200000,
  CreateRecalls1763782260000,
  RereadPins1763782680000,
];
