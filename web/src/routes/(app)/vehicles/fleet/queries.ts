import { graphql } from '#lib/graphql/generated.ts';

graphql(`
  fragment FleetVehicle on VehicleMatch {
    label
    year
    make {
      name
      slug
    }
    model {
      id
      slug
    }
    generation {
      id
      name
    }
  }
`);

export const FleetPage = graphql(`
  query FleetPage($lines: [FleetLineInput!]!) {
    fleet(lines: $lines) {
      vehicleCount
      equipmentTotal
      lines {
        number
        text
        quantity
        state
        isChosen
        isUnknown
        options {
          key
          value
        }
        openChoices {
          key
          values
        }
        vehicle {
          ...FleetVehicle
        }
        candidates {
          ...FleetVehicle
        }
      }
      equipment {
        equipment {
          id
          title
          path
        }
        fitsAll
        vehicleCount
        fits
        partly
        depends
        notCompatible
        quantities {
          role
          group
          least
          most
        }
      }
    }
  }
`);

export const FleetFile = graphql(`
  query FleetFile($name: String!, $base64: String!) {
    fleetFile(name: $name, base64: $base64)
  }
`);
