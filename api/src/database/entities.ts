import { CannedAnswerCode } from '../answers/canned-answer.entity.ts';
import { FilePage, FileText } from '../attachments/file-text.entity.ts';
import { FitmentChange } from '../catalogue/fitment-change.entity.ts';
import { TypeChecklist } from '../checklists/type-checklist.entity.ts';
import { Evidence, Fitment } from '../catalogue/fitment.entity.ts';
import { KitLink } from '../catalogue/kit-link.entity.ts';
import { Generation, Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { DiagramReport, DiagramReportPhoto } from '../diagram-reports/diagram-report.entity.ts';
import { AcceptedWarning } from '../diagrams/accepted-warning.entity.ts';
import { DiagramPin } from '../diagrams/diagram-pin.entity.ts';
import { EntryEmbedding } from '../embeddings/entry-embedding.entity.ts';
import { EntryEquipment, EntryLink, EntryVehicle } from '../entries/entry-link.entity.ts';
import { EntryUse } from '../entries/entry-use.entity.ts';
import { Entry, EntrySlug } from '../entries/entry.entity.ts';
import { Revision } from '../entries/revision.entity.ts';
import { EquipmentFacts, EquipmentRelation } from '../equipment/equipment.entity.ts';
import { EquipmentParameter } from '../equipment/equipment-parameter.entity.ts';
import { EntryFile, StoredFile } from '../files/file.entity.ts';
import { ImportMapping } from '../imports/import-mapping.entity.ts';
import { ImportRun } from '../imports/import-run.entity.ts';
import { ImportMatch } from '../imports/matching/import-match.entity.ts';
import { ImportChange } from '../imports/undo/import-change.entity.ts';
import { OutboxRow } from '../indexing/outbox.entity.ts';
import { SearchCopy } from '../indexing/search-copy.entity.ts';
import { InstallationReport } from '../installations/installation-report.entity.ts';
import { EntryReading } from '../recalls/entry-reading.entity.ts';
import { Recall, RecallNotice } from '../recalls/recall.entity.ts';
import { Person, Session } from '../people/person.entity.ts';
import {
  SearchDictionaryDraft,
  SearchDictionaryVersion,
} from '../search-dictionary/search-dictionary.entity.ts';
import { SearchLogRow } from '../search-log/search-log.entity.ts';
import { SavedSearch } from '../saved-searches/saved-search.entity.ts';
import { SearchRequest } from '../search-requests/search-request.entity.ts';
import { Section, SectionMember } from '../sections/section.entity.ts';
import { Visit, VisitDevice, VisitPhoto, VisitStep } from '../visits/visit.entity.ts';
import { EntryVote, VoteSender } from '../votes/entry-vote.entity.ts';

/** Every entity class, by name: a glob that matches nothing would be believed silently. */
export const entities: (new () => object)[] = [
  Person,
  Session,
  Section,
  SectionMember,
  Entry,
  EntrySlug,
  Revision,
  EntryUse,
  EntryReading,
  Recall,
  RecallNotice,
  EntryLink,
  EntryEquipment,
  EntryVehicle,
  Make,
  VehicleModel,
  Generation,
  Fitment,
  Evidence,
  FitmentChange,
  KitLink,
  InstallationReport,
  TypeChecklist,
  Visit,
  VisitDevice,
  VisitStep,
  VisitPhoto,
  EquipmentFacts,
  EquipmentRelation,
  EquipmentParameter,
  DiagramPin,
  AcceptedWarning,
  DiagramReport,
  DiagramReportPhoto,
  CannedAnswerCode,
  StoredFile,
  FileText,
  FilePage,
  EntryFile,
  EntryEmbedding,
  OutboxRow,
  SearchCopy,
  ImportRun,
  ImportMapping,
  ImportMatch,
  ImportChange,
  SearchDictionaryVersion,
  SearchDictionaryDraft,
  SearchLogRow,
  SavedSearch,
  SearchRequest,
  EntryVote,
  VoteSender,
];
