import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { CannedAnswerResolver, EntryCannedAnswerResolver } from './answers/canned-answer.resolver.ts';
import {
  EquipmentFitmentsResolver,
  EvidenceResolver,
  FitmentResolver,
} from './catalogue/fitment.resolver.ts';
import { FitmentChangeResolver, FitmentGridResolver } from './catalogue/fitment-grid.resolver.ts';
import { FitmentMatrixResolver } from './catalogue/fitment-matrix.resolver.ts';
import { KitLinkResolver } from './catalogue/kit-link.resolver.ts';
import { KitResolver } from './catalogue/kit.resolver.ts';
import { GenerationResolver, MakeResolver, VehicleModelResolver } from './catalogue/vehicle.resolver.ts';
import { TypeChecklistResolver } from './checklists/type-checklist.resolver.ts';
import {
  AcceptedWarningResolver,
  DiagramFindingsResolver,
  RevisionFindingsResolver,
} from './diagrams/diagram-checks.resolver.ts';
import {
  DiagramReportResolver,
  DiagramReportsOfDiagramResolver,
} from './diagram-reports/diagram-report.resolver.ts';
import { DiagramPinResolver, DiagramResolver, EntryDiagramResolver } from './diagrams/diagram.resolver.ts';
import { EntryMutations } from './entries/entry.mutations.ts';
import {
  EditConflictResolver,
  EntryVehicleResolver,
  RevisionResolver,
} from './entries/entry-parts.resolver.ts';
import { EntryPublicationResolver } from './entries/publication.resolver.ts';
import { EntryResolver } from './entries/entry.resolver.ts';
import { DeviceResolver } from './equipment/device.resolver.ts';
import { EntryEquipmentResolver, EquipmentResolver } from './equipment/equipment.resolver.ts';
import { FileTextResolver } from './attachments/file-text.resolver.ts';
import { EntryAttachmentsResolver, FileResolver } from './files/file.resolver.ts';
import { FleetResolver } from './fleet/fleet.resolver.ts';
import {
  ImportMappingResolver,
  ImportMatchResolver,
  UndoImportResolver,
} from './imports/import-decisions.resolver.ts';
import { ExportResolver } from './exports/export.resolver.ts';
import { ImportResolver } from './imports/import.resolver.ts';
import { IndexHealthResolver } from './indexing/index-health.resolver.ts';
import {
  InstallationReportResolver,
  KitReportsResolver,
} from './installations/installation-report.resolver.ts';
import { LabelResolver } from './labels/label.resolver.ts';
import {
  EntryRecallsResolver,
  RecallNoticeResolver,
  RecallResolver,
  RevisionComparisonResolver,
  ViewerRecallsResolver,
  VisitRecallsResolver,
} from './recalls/recall.resolver.ts';
import { OfflineResolver } from './offline/offline.resolver.ts';
import { PersonResolver, ViewerResolver } from './people/person.resolver.ts';
import {
  QueryChangeResolver,
  SearchDictionaryDraftResolver,
  SearchDictionaryResolver,
} from './search-dictionary/search-dictionary.resolver.ts';
import { SearchLogResolver } from './search-log/search-log.resolver.ts';
import { SavedSearchResolver } from './saved-searches/saved-search.resolver.ts';
import { SearchRequestResolver } from './search-requests/search-request.resolver.ts';
import { SearchHitResolver, SearchResolver, SearchResultResolver } from './search/search.resolver.ts';
import { SectionMembershipResolver, SectionResolver } from './sections/section.resolver.ts';
import { SiteResolver } from './site.resolver.ts';
import { EntrySolvedTicketResolver } from './tickets/solved-ticket.resolver.ts';
import {
  VehicleModelVisitsResolver,
  VisitDeviceResolver,
  VisitResolver,
  VisitStepResolver,
} from './visits/visit.resolver.ts';
import { EntryVotesResolver, ReaderCommentResolver } from './votes/vote.resolver.ts';

/** Every resolver, by noun. */
const resolvers: NonEmptyArray<new () => object> = [
  SiteResolver,
  ViewerResolver,
  PersonResolver,
  SectionResolver,
  SectionMembershipResolver,
  EntryResolver,
  EntryMutations,
  EntryPublicationResolver,
  EntryVehicleResolver,
  RevisionResolver,
  EditConflictResolver,
  EntryDiagramResolver,
  DiagramReportResolver,
  DiagramReportsOfDiagramResolver,
  DiagramResolver,
  DiagramPinResolver,
  DiagramFindingsResolver,
  RevisionFindingsResolver,
  AcceptedWarningResolver,
  DeviceResolver,
  EntryEquipmentResolver,
  EquipmentResolver,
  EntryCannedAnswerResolver,
  CannedAnswerResolver,
  EntrySolvedTicketResolver,
  MakeResolver,
  VehicleModelResolver,
  GenerationResolver,
  FitmentResolver,
  EvidenceResolver,
  EquipmentFitmentsResolver,
  FitmentGridResolver,
  FitmentChangeResolver,
  KitResolver,
  KitLinkResolver,
  KitReportsResolver,
  InstallationReportResolver,
  TypeChecklistResolver,
  VisitResolver,
  VisitDeviceResolver,
  VisitStepResolver,
  VehicleModelVisitsResolver,
  FitmentMatrixResolver,
  FleetResolver,
  LabelResolver,
  OfflineResolver,
  FileResolver,
  FileTextResolver,
  EntryAttachmentsResolver,
  ExportResolver,
  ImportResolver,
  ImportMappingResolver,
  ImportMatchResolver,
  UndoImportResolver,
  SearchResolver,
  SearchResultResolver,
  SearchHitResolver,
  SearchDictionaryResolver,
  SearchDictionaryDraftResolver,
  QueryChangeResolver,
  SearchLogResolver,
  SavedSearchResolver,
  SearchRequestResolver,
  EntryVotesResolver,
  ReaderCommentResolver,
  RecallResolver,
  RecallNoticeResolver,
  RevisionComparisonResolver,
  EntryRecallsResolver,
  VisitRecallsResolver,
  ViewerRecallsResolver,
  IndexHealthResolver,
];

/** The schema as the classes declare it; `npm run generate` writes it to schema.graphql. */
export async function createSchema(): Promise<GraphQLSchema> {
  return await buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<() => object>,
    validate: true,
  });
}
